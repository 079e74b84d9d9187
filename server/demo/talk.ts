/** What managers of the demo write down: calls, meetings, letters, complaints and what comes next. */
import type { EntryType } from '../../src/shared/profile/entry'
import type { Both } from './language'

export type Line = 'board' | 'cement' | 'house'

export interface Situation {
  type: EntryType
  text: Both
  /** The step it ends with; without one nothing was left to do. */
  next?: Both
  /** Only for these products. */
  line?: Line
  /** Only for firms, or only for people who build for themselves. Without a product it is for firms. */
  who?: Who
}

export type Who = 'firm' | 'private'

/** `{person}` is in the nominative, so that the Russian needs no other case. */
export const SITUATIONS: Situation[] = [
  {
    type: 'call',
    text: [
      '{person}: заявку на следующую машину дадут к пятнице.',
      '{person}: the next truckload will be confirmed by Friday.',
    ],
    next: ['Взять заявку на следующую машину', 'Take the order for the next truckload'],
  },
  {
    type: 'call',
    text: [
      'Обзвон по графику. {person}: пока всё есть, остаток на две недели.',
      'Routine call. {person}: stock is fine for two weeks.',
    ],
    next: ['Позвонить, когда остаток подойдёт к концу', 'Call when their stock runs low'],
  },
  {
    type: 'call',
    text: [
      '{person}: просят цены на квартал. Напомнили про порог для колонки «опт».',
      '{person} wants prices for the quarter. Reminded them of the wholesale threshold.',
    ],
    next: ['Отправить прайс на квартал', 'Send the price list for the quarter'],
  },
  {
    type: 'call',
    text: [
      'Уточнили адрес разгрузки: с этого месяца принимают на новом складе, по понедельникам и четвергам.',
      'New unloading address from this month on; they accept trucks on Mondays and Thursdays.',
    ],
  },
  {
    type: 'call',
    text: [
      '{person}: конкурент предлагает на 3% дешевле, но с предоплатой. Договорились не спешить.',
      '{person}: a competitor offers 3% less, prepaid. Agreed not to rush.',
    ],
    next: ['Посчитать предложение с отсрочкой', 'Work out an offer with deferred payment'],
  },
  { type: 'call', text: ['Сверили остатки и платежи, долгов нет.', 'Checked balances and payments: nothing is owed.'] },
  {
    type: 'call',
    text: ['{person}: довольны последней партией, цвет ровный.', '{person}: happy with the last batch, even colour.'],
  },
  {
    type: 'call',
    text: [
      '{person}: планируют вторую смену, расход плиты вырастет примерно на треть.',
      '{person}: a second shift is planned, panel use will grow by about a third.',
    ],
    next: ['Обсудить годовой объём и условия', 'Discuss a yearly volume and terms'],
  },
  {
    type: 'call',
    text: ['{person}: ждут ответа по образцам декоров.', '{person}: waiting for the decor samples.'],
    next: ['Проверить, дошли ли образцы', 'Check that the samples have arrived'],
    line: 'board',
  },
  {
    type: 'call',
    text: [
      'Кромка под новый декор: {person} просит подобрать в тон.',
      'Edging for the new decor: {person} wants a matching tone.',
    ],
    next: ['Подобрать кромку и отправить фото', 'Find matching edging and send photos'],
    line: 'board',
  },
  {
    type: 'call',
    text: [
      '{person}: переходят на ЛДСП 18 мм для стеллажей.',
      '{person}: moving to 18 mm melamine board for shelving.',
    ],
    line: 'board',
  },
  {
    type: 'call',
    text: [
      '{person}: объект сдвинулся на месяц, плита понадобится позже.',
      '{person}: the site is a month late, the board will be needed later.',
    ],
    next: ['Узнать новую дату начала на объекте', 'Ask for the new start date of the site'],
    line: 'cement',
  },
  {
    type: 'call',
    text: [
      'Нужен протокол испытаний ЦСП на огнестойкость для заказчика объекта.',
      'They need the fire test report on cement board for the site owner.',
    ],
    next: ['Отправить протокол испытаний', 'Send the test report'],
    line: 'cement',
  },
  {
    type: 'call',
    text: [
      '{person}: фундамент готов, спрашивают о сроке домокомплекта.',
      '{person}: the foundation is ready, asks when the house kit will be.',
    ],
    next: ['Сообщить дату отгрузки домокомплекта', 'Tell them the shipping date of the kit'],
    line: 'house',
  },
  {
    type: 'call',
    text: [
      'Обсудили отопление и утепление: возьмут пакет «Зима».',
      'Talked about heating and insulation: they will take the winter package.',
    ],
    line: 'house',
    who: 'private',
  },
  {
    type: 'meeting',
    text: [
      'Были на производстве. Два станка с ЧПУ, раскрой свой, отходов много. Показали, как помогает карта раскроя.',
      'Visited the workshop: two CNC machines, their own cutting, much waste. Showed how a cutting plan helps.',
    ],
    next: ['Прислать расчёт раскроя', 'Send the cutting calculation'],
    line: 'board',
  },
  {
    type: 'meeting',
    text: [
      'Встреча у нас на складе, посмотрели упаковку и новые декоры.',
      'They came to our warehouse, saw the packing and the new decors.',
    ],
    next: ['Собрать набор образцов', 'Put together a set of samples'],
    line: 'board',
  },
  {
    type: 'meeting',
    text: [
      'Выезжали на объект с технологом, показали крепёж и шаг обрешётки.',
      'On site with our engineer: showed fixings and batten spacing.',
    ],
    line: 'cement',
  },
  {
    type: 'meeting',
    text: [
      'Показали дом в Лесограде, прошли по комнатам с женой и детьми. Понравилась терраса.',
      'Showed our model house; the family walked through the rooms and liked the terrace.',
    ],
    next: ['Отправить смету с террасой', 'Send the estimate with the terrace'],
    line: 'house',
    who: 'private',
  },
  {
    type: 'meeting',
    text: [
      '{person}: обсудили план на полгода, объёмы примерно прежние.',
      '{person}: went through the plan for half a year, volumes about the same.',
    ],
  },
  {
    type: 'meeting',
    text: ['Подписали продление договора, отсрочка 14 дней.', 'Signed the renewed contract, payment in 14 days.'],
  },
  {
    type: 'message',
    text: ['Отправлен счёт, ждём оплату до конца недели.', 'Invoice sent, payment expected by the end of the week.'],
    next: ['Проверить оплату счёта', 'Check that the invoice was paid'],
  },
  {
    type: 'message',
    text: [
      'Написали, что машина пришла целой, акт подписан.',
      'They wrote that the truck arrived in order and the paper is signed.',
    ],
  },
  {
    type: 'message',
    text: ['Переписка по документам: нужен новый сертификат.', 'Letters about papers: they need the new certificate.'],
    next: ['Выслать сертификат', 'Send the certificate'],
  },
  {
    type: 'message',
    text: [
      'Поздравили с днём рождения фирмы, в ответ прислали фото с цеха.',
      'Congratulated them on the company’s birthday; got a photo from the shop floor back.',
    ],
  },
  {
    type: 'promise',
    text: [
      'Обещали придержать для них {order} до конца недели.',
      'Promised to hold {order} for them until the end of the week.',
    ],
    next: ['Напомнить складу о брони', 'Remind the warehouse of the reservation'],
  },
  {
    type: 'promise',
    text: [
      'Обещали приехать с технологом и посмотреть на их пресс.',
      'Promised to come with our engineer and look at their press.',
    ],
    next: ['Согласовать день приезда технолога', 'Agree the day of the engineer’s visit'],
    line: 'board',
  },
  {
    type: 'note',
    text: [
      'Пятницу не предлагать: у них день отгрузки, трубку не берут.',
      'Never on Fridays: it is their shipping day, nobody answers.',
    ],
  },
  {
    type: 'note',
    text: [
      'Берут плиту ещё у двух поставщиков, у нас примерно половина.',
      'They buy from two more suppliers; our share is about a half.',
    ],
  },
  {
    type: 'call',
    text: [
      '{person}: банк одобрил ипотеку, ждут договор.',
      '{person}: the bank has approved the mortgage, waiting for the contract.',
    ],
    next: ['Подготовить договор и график платежей', 'Prepare the contract and the payment plan'],
    line: 'house',
    who: 'private',
  },
  {
    type: 'call',
    text: [
      '{person}: хотят перенести окно кухни на южную сторону.',
      '{person}: would like the kitchen window on the south side.',
    ],
    next: ['Согласовать перенос окна с конструктором', 'Clear the window with the designer'],
    line: 'house',
    who: 'private',
  },
  {
    type: 'call',
    text: ['{person}: участок готов, подъезд отсыпали.', '{person}: the plot is ready and the access road is laid.'],
    next: ['Назначить выезд замерщика', 'Send the surveyor'],
    line: 'house',
    who: 'private',
  },
  {
    type: 'call',
    text: [
      '{person}: живут первую зиму, в доме тепло. Готовы показать дом знакомым.',
      '{person}: their first winter in the house, it is warm. Glad to show it to friends.',
    ],
    line: 'house',
    who: 'private',
  },
  {
    type: 'call',
    text: [
      'Позвонили узнать, как дом после дождей. {person}: всё сухо, благодарят за звонок.',
      'Called to ask about the house after the rains. {person}: all dry, thanks for calling.',
    ],
    line: 'house',
    who: 'private',
  },
  {
    type: 'message',
    text: [
      'Отправили фото сборки соседнего дома и смету с печью.',
      'Sent photos of a house going up nearby, and the estimate with a stove.',
    ],
    next: ['Обсудить смету с печью', 'Talk through the estimate with the stove'],
    line: 'house',
    who: 'private',
  },
  {
    type: 'call',
    text: [
      '{person}: на следующий сезон продано шесть домов, нужны комплекты по графику.',
      '{person}: six houses sold for next season, they need kits on a schedule.',
    ],
    next: ['Составить график отгрузок на сезон', 'Draw up the shipping schedule for the season'],
    line: 'house',
    who: 'firm',
  },
]

/** What was wrong, and how it was made good. */
export const COMPLAINTS: { text: Both; after: Both; line?: Line; who?: Who }[] = [
  {
    text: ['Семь листов с битыми углами, прислали фото.', 'Seven sheets with broken corners, photos sent.'],
    after: [
      'Битые листы заменили со следующей машиной, упаковку усилили уголками.',
      'The broken sheets were replaced with the next truck; corners are protected now.',
    ],
  },
  {
    text: [
      'Машина пришла на день позже, цех стоял полсмены.',
      'The truck came a day late, their shop stood still for half a shift.',
    ],
    after: [
      'Извинились, доставку этой партии взяли на себя.',
      'Apologised and took over the delivery cost of that batch.',
    ],
  },
  {
    text: ['Оттенок партии отличается от прошлой.', 'The shade of the batch differs from the last one.'],
    after: [
      'Прислали листы из прежней партии, теперь бронируем одну партию на заказ.',
      'Sent sheets of the earlier batch; we now reserve one batch per order.',
    ],
    line: 'board',
  },
  {
    text: [
      'В накладной не тот КПП, бухгалтерия не приняла.',
      'Wrong КПП on the delivery note, their accounting refused it.',
    ],
    after: ['Документы переделали в тот же день.', 'The papers were made anew on the same day.'],
  },
  {
    text: ['В домокомплекте не хватило пакета с крепежом.', 'One bag of fixings was missing in the house kit.'],
    after: ['Крепёж довезли утром, бригада не ждала.', 'The fixings arrived in the morning, the crew lost no time.'],
    line: 'house',
  },
]

/** What was ordered, and what one of it costs in roubles. */
export const GOODS: Record<Line, { text: Both; price: number; from: number; to: number }[]> = {
  board: [
    {
      text: ['ЛДСП 16 мм белая, {n} листов', 'white melamine board 16 mm, {n} sheets'],
      price: 2_450,
      from: 120,
      to: 640,
    },
    {
      text: ['ЛДСП 16 мм дуб сонома, {n} листов', 'melamine board 16 mm sonoma oak, {n} sheets'],
      price: 2_780,
      from: 80,
      to: 420,
    },
    {
      text: ['ДСП шлифованная 16 мм, {n} листов', 'sanded chipboard 16 mm, {n} sheets'],
      price: 1_640,
      from: 150,
      to: 700,
    },
    {
      text: ['ЛДСП 18 мм графит, {n} листов', 'melamine board 18 mm graphite, {n} sheets'],
      price: 3_120,
      from: 60,
      to: 300,
    },
    {
      text: ['ДСП влагостойкая 22 мм, {n} листов', 'moisture-proof chipboard 22 mm, {n} sheets'],
      price: 2_960,
      from: 60,
      to: 260,
    },
  ],
  cement: [
    { text: ['ЦСП 12 мм, {n} листов', 'cement board 12 mm, {n} sheets'], price: 2_150, from: 80, to: 360 },
    { text: ['ЦСП 16 мм, {n} листов', 'cement board 16 mm, {n} sheets'], price: 2_690, from: 60, to: 280 },
    {
      text: ['ЦСП 10 мм и крепёж, {n} листов', 'cement board 10 mm with fixings, {n} sheets'],
      price: 1_980,
      from: 60,
      to: 240,
    },
  ],
  house: [
    { text: ['домокомплект «Лесоград-96», {n} м²', 'house kit Lesograd 96, {n} m²'], price: 34_500, from: 92, to: 98 },
    {
      text: ['домокомплект «Лесоград-120» с террасой, {n} м²', 'house kit Lesograd 120 with terrace, {n} m²'],
      price: 36_200,
      from: 116,
      to: 126,
    },
    { text: ['баня «Лесоград-32», {n} м²', 'sauna Lesograd 32, {n} m²'], price: 38_900, from: 30, to: 34 },
  ],
}

/** Lines of the shared notes. */
export const NOTE_LINES: { text: Both; line?: Line; who?: Who }[] = [
  {
    text: [
      'Разгрузка до 15:00, потом охрана закрывает ворота. Водителю нужен пропуск за сутки.',
      'Unloading until 15:00, then the gate closes. The driver needs a pass a day ahead.',
    ],
  },
  {
    text: [
      'Решения принимают по средам на планёрке, звонить лучше во вторник.',
      'They decide on Wednesdays at the weekly meeting; Tuesday is the day to call.',
    ],
  },
  {
    text: [
      'Ценят, когда о задержке предупреждают заранее. Один раз не предупредили, вспоминали полгода.',
      'They value being told of delays early. We once did not, and heard of it for half a year.',
    ],
  },
  {
    text: [
      'Счёт всегда копией в бухгалтерию, иначе оплата теряется.',
      'Always copy the invoice to accounting, otherwise the payment gets lost.',
    ],
  },
  {
    text: [
      'Сезон: с августа по декабрь берут почти вдвое больше, в январе тишина.',
      'Season: from August to December almost twice as much, in January nothing.',
    ],
  },
  {
    text: [
      'Предпочитают одну партию на заказ: оттенок для них важнее цены.',
      'They prefer one batch per order: the shade matters more than the price.',
    ],
    line: 'board',
  },
  {
    text: [
      'Раскраивают сами, отходы 18%. Карта раскроя могла бы дать им 5–6%.',
      'They cut themselves with 18% waste; a cutting plan could save 5–6%.',
    ],
    line: 'board',
  },
  { text: ['Просят паллеты не выше 90 см: старый погрузчик.', 'Pallets no higher than 90 cm: their forklift is old.'] },
  {
    text: [
      'Монтажная бригада своя, опытная; с ЦСП работают третий год.',
      'Their own experienced crew, third year with cement board.',
    ],
    line: 'cement',
  },
  {
    text: [
      'Заказчик объекта требует протоколы на каждую партию.',
      'The site owner wants test reports for every batch.',
    ],
    line: 'cement',
  },
  {
    text: [
      'Дом строят для родителей, сами живут в городе. Решает жена.',
      'The house is for the parents; they live in town. The wife decides.',
    ],
    line: 'house',
    who: 'private',
  },
  {
    text: [
      'Сравнивали с газобетоном. Убедила скорость: тёплый контур за шесть недель.',
      'Compared with aerated concrete. Speed convinced them: weatherproof in six weeks.',
    ],
    line: 'house',
    who: 'private',
  },
]

/** What to know of a client before a call. */
export const ABOUT: { text: Both; line?: Line; who?: Who }[] = [
  {
    text: [
      'Кухни и шкафы на заказ, 14 человек, раскрой свой. Берут ровно, спорят редко.',
      'Kitchens and wardrobes to order, 14 people, own cutting. Steady orders, few disputes.',
    ],
    line: 'board',
  },
  {
    text: [
      'Офисная мебель, тендеры. Всё срочно, зато объёмы большие.',
      'Office furniture for tenders. Everything is urgent, but volumes are large.',
    ],
    line: 'board',
  },
  {
    text: [
      'Наша доля около половины, остальное берут у соседнего комбината.',
      'Our share is about a half, the rest comes from a mill nearby.',
    ],
  },
  {
    text: [
      'Платят точно в срок. Скидку не просят, просят место в графике.',
      'They pay on time. They ask for a place in the schedule, never for a discount.',
    ],
  },
  {
    text: [
      'Семейное дело: муж на производстве, жена ведёт деньги. Решают вдвоём.',
      'A family business: he runs the workshop, she the money. They decide together.',
    ],
  },
  {
    text: [
      'Фасады и перегородки, до пяти объектов сразу. Важны протоколы и сроки.',
      'Facades and partitions, up to five sites at once. Test reports and dates matter.',
    ],
    line: 'cement',
  },
  {
    text: [
      'Строят дачные дома под ключ, весной очередь на два месяца.',
      'Summer houses, turnkey; in spring they are booked two months ahead.',
    ],
    line: 'house',
    who: 'firm',
  },
]

/** How a client that had fallen silent was lost, and came back. */
export const SILENCE: Both[] = [
  ['Не отвечают на звонки третий раз. Письмо отправили.', 'The third call without an answer. Sent a letter.'],
  [
    '{person}: закупки на паузе, сами позвонят, когда будет объём.',
    '{person}: buying is on hold, they will call when there is volume.',
  ],
  [
    '{person}: в этом сезоне взяли у местной базы, ближе возить.',
    '{person}: this season they buy from a local depot, it is nearer.',
  ],
  [
    'Сменился закупщик, новому прислали предложение, ответа нет.',
    'The buyer has changed; sent an offer to the new one, no answer.',
  ],
]
export const RETURNS: { text: Both; next: Both }[] = [
  {
    text: [
      'Позвонили сами: у местной базы плита пошла волной. Готовы вернуться, просят пробную машину.',
      'They called: the local depot’s board warped. Ready to come back, asking for a trial truck.',
    ],
    next: ['Проверить, как приняли пробную машину', 'Check how the trial truck was received'],
  },
  {
    text: [
      'Обзвон по списку «девять месяцев». {person}: про нас не забыли, берут машину.',
      'Nine-month list: {person} was glad to hear from us and takes a truckload.',
    ],
    next: ['Позвонить после отгрузки', 'Call after the delivery'],
  },
  {
    text: [
      'После паузы вернулись: другой поставщик срывал сроки. Дали отдельные условия на полгода.',
      'Back after a break: the other supplier kept missing dates. Gave them terms for half a year.',
    ],
    next: ['Сверить сроки по первым трём отгрузкам', 'Check the dates of the first three deliveries'],
  },
]
