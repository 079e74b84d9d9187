import type en from '../en/settings'

export default {
  'settings.title': 'Настройки',
  'settings.account': 'Учётная запись',
  'settings.look': 'Язык и вид',
  'settings.language': 'Язык',
  'settings.theme': 'Тема',
  'settings.theme.system': 'Системная',
  'settings.theme.light': 'Светлая',
  'settings.theme.dark': 'Тёмная',
  'settings.contrast': 'Контраст',
  'settings.contrast.system': 'Системный',
  'settings.contrast.more': 'Высокий',
  'settings.devices': 'Мои устройства',
  'settings.devicesHint': 'Здесь видно, где вы вошли. Потерянный телефон можно отключить отсюда.',
  'settings.thisDevice': 'Это устройство',
  'settings.deviceSeen': 'на связи: {when}',
  'settings.revoke': 'Отключить',
  'settings.revokeLabel': 'Отключить: {device}',
  'settings.revokeTitle': 'Отключить «{device}»?',
  'settings.revokeText':
    'Сеанс закончится за секунды. Неотправленное останется на том устройстве, пока вы снова не войдёте на нём.',
  'settings.revoked': 'Устройство отключено',
  'settings.storage': 'Память этого устройства',
  'settings.storageUsed': 'Приложение занимает на устройстве {used}.',
  'settings.persisted': 'Браузер обещал хранить данные, даже если место кончается.',
  'settings.install': 'Установка на это устройство',
  'settings.installed': 'Приложение установлено на этом устройстве.',
  'settings.installText':
    'Установленное приложение открывается с главного экрана, работает без сети и надёжнее хранит данные.',
  'settings.installButton': 'Установить',
  'settings.installNone':
    'Firefox на компьютере не устанавливает приложения. Для этого подойдут Chrome, Edge или Safari, а в Firefox Картотека работает как страница.',
  'settings.installDesktop':
    'Нажмите значок установки в конце адресной строки или выберите «Установить» в меню браузера.',
  'settings.signOut': 'Выйти',
  'settings.signOutTitle': 'Выйти?',
  'settings.signOutText': 'Ваши клиенты удалятся с этого устройства. На сервере они останутся.',
  'settings.signOutOffline': 'Сети нет, а чтобы войти снова, она понадобится.',
  'settings.unsentTitle':
    '{count, plural, one {# изменение ещё не отправлено} few {# изменения ещё не отправлены} many {# изменений ещё не отправлено} other {# изменения ещё не отправлено}}',
  'settings.unsentText':
    'Лучше подождать, пока всё уйдёт. Можно скачать копию или выйти и оставить изменения на этом устройстве: они отправятся, когда вы снова войдёте здесь.',
  'settings.unsentWait': 'Подождать',
  'settings.unsentDownload': 'Скачать копию',
  'settings.unsentKeep': 'Выйти и оставить изменения здесь',
  'settings.unsentForget': 'Выйти и удалить неотправленное',
  'settings.unsentSure': 'Удалить неотправленное?',
  'settings.unsentSureText':
    '{count, plural, one {# изменение есть только на этом устройстве и пропадёт насовсем.} few {# изменения есть только на этом устройстве и пропадут насовсем.} many {# изменений есть только на этом устройстве и пропадут насовсем.} other {# изменения есть только на этом устройстве и пропадут насовсем.}}',
  'settings.version': 'Версия {version}',
  'settings.versionReady': 'Готова новая версия.',
  'settings.zone': 'Часовой пояс компании: {zone}',
  'settings.mail': 'Почта',
} satisfies Record<keyof typeof en, string>
