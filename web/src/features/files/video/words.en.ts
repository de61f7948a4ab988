export const wordsEn = {
  'video.open': 'Play the video, {length}',
  'video.making': 'Making it playable everywhere',
  'video.makingPercent': 'Making it playable everywhere, {percent}%',
  'video.failed': 'This could not be made playable.',
  'video.save': 'Save the video',
  'video.notYet': 'This browser cannot play it yet. It is being made playable everywhere.',
  'video.notYetPercent': 'This browser cannot play it yet. It is being made playable everywhere: {percent}%.',
  'video.cannot': 'This video cannot be played here. You can save it.',
} as const;
