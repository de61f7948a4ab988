export const wordsEn = {
  'video.open': 'Play the video, {length}',
  'video.making': 'Making it playable everywhere',
  'video.makingPercent': 'Making it playable everywhere, {percent} %',
  'video.failed': 'This could not be made playable.',
  'video.save': 'Save the video',
} as const;
