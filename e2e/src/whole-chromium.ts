import process from 'node:process';

/** Chromium as people have it. Most journeys run in its light form, which shows no notifications. */
export const wholeChromium = process.env['MARU_CHROMIUM'] ?? '/usr/bin/chromium';
