/**
 * Which reader of ffmpeg opens which type. It is named outright, never guessed: a playlist, or a list of other files,
 * that calls itself a film is then only a broken film.
 */
const readers: Record<string, string> = {
  'video/mp4': 'mov',
  'video/quicktime': 'mov',
  'video/x-m4v': 'mov',
  'video/3gpp': 'mov',
  'video/3gpp2': 'mov',
  'video/webm': 'matroska',
  'video/x-matroska': 'matroska',
  'video/matroska': 'matroska',
  'video/vnd.avi': 'avi',
  'video/x-msvideo': 'avi',
  'video/mp2t': 'mpegts',
  'video/mpeg': 'mpeg',
  'video/mp1s': 'mpeg',
  'video/x-ms-asf': 'asf',
  'video/x-ms-wmv': 'asf',
  'video/x-flv': 'flv',
  'video/ogg': 'ogg',
  'audio/mp4': 'mov',
  'audio/x-m4a': 'mov',
  'audio/m4a': 'mov',
  'audio/webm': 'matroska',
  'audio/ogg': 'ogg',
  'audio/opus': 'ogg',
  'application/ogg': 'ogg',
  'audio/mpeg': 'mp3',
  'audio/aac': 'aac',
  'audio/wav': 'wav',
  'audio/x-wav': 'wav',
  'audio/vnd.wave': 'wav',
  'audio/flac': 'flac',
  'audio/x-flac': 'flac',
  'audio/amr': 'amr',
  'audio/aiff': 'aiff',
  'audio/x-ms-asf': 'asf',
};

/** A type without what stands after it: `audio/ogg; codecs=opus` is `audio/ogg`. */
const bare = (type: string): string => type.split(';')[0]?.trim() ?? type;

/** Is this a type of film or sound that ffmpeg reads for us? */
export const isMediaType = (type: string): boolean => bare(type) in readers;

const decoders = [
  ...[
    'h264',
    'hevc',
    'vp8',
    'vp9',
    'libdav1d',
    'av1',
    'mpeg4',
    'mpeg2video',
    'mpeg1video',
    'h263',
    'mjpeg',
    'prores',
  ],
  ...[
    'theora',
    'wmv1',
    'wmv2',
    'wmv3',
    'vc1',
    'flv',
    'msmpeg4v3',
    'msmpeg4v2',
    'libvpx',
    'libvpx-vp9',
    'dvvideo',
  ],
  ...[
    'aac',
    'aac_latm',
    'mp3',
    'mp3float',
    'mp2',
    'mp2float',
    'opus',
    'libopus',
    'vorbis',
    'flac',
    'alac',
    'ac3',
    'eac3',
  ],
  ...['amrnb', 'amrwb', 'libopencore_amrnb', 'libopencore_amrwb', 'wmav1', 'wmav2', 'wmapro'],
  ...[
    'pcm_s16le',
    'pcm_s16be',
    'pcm_s24le',
    'pcm_s24be',
    'pcm_s32le',
    'pcm_f32le',
    'pcm_f64le',
    'pcm_u8',
    'pcm_alaw',
  ],
  ...['pcm_mulaw', 'adpcm_ima_wav', 'adpcm_ms', 'adpcm_ima_qt'],
];

/** How ffmpeg is told to open a stranger's file: this reader, these decoders, no network, no other file. */
export const openingArgs = (path: string, type: string): string[] => [
  ...['-protocol_whitelist', 'file,pipe'],
  ...['-codec_whitelist', decoders.join(',')],
  ...['-f', readers[bare(type)] ?? 'mov'],
  ...['-i', `file:${path}`],
];
