/** The words of a fact, as the page says them. */
import { t } from '../../../i18n'
import type { KnowPartName } from '../../../shared/practice/toKnow'
import type { BroughtAs, LanguageOfRole, Like, Renewal, Solvency, Temperament } from '../../../shared/profile/factWords'
import type { KnowKind } from './forms'

export const PART_NAMES: Record<KnowPartName, () => string> = {
  who: () => t('know.part.who'),
  people: () => t('know.part.people'),
  likes: () => t('know.part.likes'),
  promised: () => t('know.part.promised'),
  open: () => t('know.part.open'),
  touches: () => t('know.part.touches'),
  competitors: () => t('know.part.competitors'),
  buys: () => t('know.part.buys'),
  contracts: () => t('know.part.contracts'),
  solvency: () => t('know.part.solvency'),
  switching: () => t('know.part.switching'),
  brought: () => t('know.part.brought'),
  dates: () => t('know.part.dates'),
}

export const TEMPERAMENT_NAMES: Record<Temperament, () => string> = {
  autonomous: () => t('know.temperament.autonomous'),
  friendly: () => t('know.temperament.friendly'),
  expansive: () => t('know.temperament.expansive'),
  hesitant: () => t('know.temperament.hesitant'),
}

/** One line on how to talk with somebody of this temperament (P46). */
export const ADVICE: Record<Temperament, () => string> = {
  autonomous: () => t('know.advice.autonomous'),
  friendly: () => t('know.advice.friendly'),
  expansive: () => t('know.advice.expansive'),
  hesitant: () => t('know.advice.hesitant'),
}

export const SPEAKS_NAMES: Record<LanguageOfRole, () => string> = {
  business: () => t('know.speaks.business'),
  technical: () => t('know.speaks.technical'),
}

export const LIKE_NAMES: Record<Like, () => string> = {
  preference: () => t('know.like.preference'),
  habit: () => t('know.like.habit'),
  hobby: () => t('know.like.hobby'),
  family: () => t('know.like.family'),
}

export const SOLVENCY_NAMES: Record<Solvency, () => string> = {
  good: () => t('know.solvency.good'),
  limited: () => t('know.solvency.limited'),
  poor: () => t('know.solvency.poor'),
}

export const RENEWAL_NAMES: Record<Renewal, () => string> = {
  proposed: () => t('know.renewal.proposed'),
  agreed: () => t('know.renewal.agreed'),
  signed: () => t('know.renewal.signed'),
  refused: () => t('know.renewal.refused'),
}

export const BROUGHT_NAMES: Record<BroughtAs, () => string> = {
  brought: () => t('know.as.brought'),
  vouches: () => t('know.as.vouches'),
  pays: () => t('know.as.pays'),
}

/** As the menu offers it, and as the title of its form: of a new one, and of one that is there. */
export const KIND_NAMES: Record<KnowKind, { menu: () => string; fresh: () => string; there: () => string }> = {
  like: { menu: () => t('know.menu.like'), fresh: () => t('know.new.like'), there: () => t('know.edit.like') },
  competitor: {
    menu: () => t('know.menu.competitor'),
    fresh: () => t('know.new.competitor'),
    there: () => t('know.edit.competitor'),
  },
  contract: {
    menu: () => t('know.menu.contract'),
    fresh: () => t('know.new.contract'),
    there: () => t('know.edit.contract'),
  },
  solvency: {
    menu: () => t('know.menu.solvency'),
    fresh: () => t('know.new.solvency'),
    there: () => t('know.edit.solvency'),
  },
  switching: {
    menu: () => t('know.menu.switching'),
    fresh: () => t('know.new.switching'),
    there: () => t('know.edit.switching'),
  },
  date: { menu: () => t('know.menu.date'), fresh: () => t('know.new.date'), there: () => t('know.edit.date') },
  brought: {
    menu: () => t('know.menu.brought'),
    fresh: () => t('know.new.brought'),
    there: () => t('know.edit.brought'),
  },
  thanks: {
    menu: () => t('know.menu.thanks'),
    fresh: () => t('know.new.thanks'),
    there: () => t('know.edit.thanks'),
  },
}
