/** Every way a call can fail, and what to do. */
export const troubleEn = {
  'calls.trouble.noMicrophone': 'No microphone',
  'calls.troubleText.noMicrophone': 'Nobody hears you. Plug one in or turn one on, and try again.',
  'calls.trouble.noCamera': 'No camera',
  'calls.troubleText.noCamera': 'You can talk, but nobody sees you. Plug a camera in to turn it on.',
  'calls.trouble.microphoneRefused': 'The microphone is blocked',
  'calls.troubleText.microphoneRefused':
    'Press the lock or the sliders beside the address of this page, allow the microphone, and try again.',
  'calls.trouble.cameraRefused': 'The camera is blocked',
  'calls.troubleText.cameraRefused':
    'You can talk. To be seen, press the lock or the sliders beside the address of this page and allow the camera.',
  'calls.trouble.deviceBusy': 'Another program has your microphone or camera',
  'calls.troubleText.deviceBusy': 'Close other calls and camera programs, and try again.',
  'calls.trouble.insecurePage': 'Calls need a secure page',
  'calls.troubleText.insecurePage':
    'Open this Maru by an address that begins with https://, and call from there.',
  'calls.trouble.unsupported': 'This browser cannot make calls',
  'calls.troubleText.unsupported': 'Update it, or use a newer Chrome, Edge, Firefox or Safari.',
  'calls.trouble.networkBlocked': 'This network lets no calls through',
  'calls.troubleText.networkBlocked': 'Try mobile data or another Wi-Fi, or turn off a VPN.',
  'calls.trouble.full': 'The call is full',
  'calls.troubleText.full': 'Join when somebody has left.',
  'calls.trouble.lineLost': 'The line is gone',
  'calls.troubleText.lineLost': 'Check your connection. Maru comes back by itself as soon as it can.',
  'calls.trouble.removed': 'A host removed you from the call',
  'calls.troubleText.removed': 'You cannot come back into this one.',
  'calls.trouble.over': 'The call is over',
  'calls.troubleText.over': 'Everybody has left.',
  'calls.trouble.hostBusy': 'Too many calls at once',
  'calls.troubleText.hostBusy': 'This Maru carries no more just now. Try again in a few minutes.',
} as const;
