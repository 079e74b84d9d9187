import type { Component } from 'solid-js'
import { Buttons } from './Buttons'
import { Choices } from './Choices'
import { Fields } from './Fields'
import { Floating } from './Floating'
import { Messages } from './Messages'
import { Structure } from './Structure'
import { People, Small } from './Small'
import { Tokens } from './Tokens'

/** Each is one picture of the visual test. */
export const SECTIONS: Record<string, Component> = {
  tokens: Tokens,
  buttons: Buttons,
  fields: Fields,
  choices: Choices,
  chips: Small,
  people: People,
  messages: Messages,
  structure: Structure,
  floating: Floating,
}
