import { test } from '@playwright/test';
import { withCast } from './src/secret/cast.ts';
import { addDevice, installAnew, killHost, missADay } from './src/secret/hard-days.ts';
import { lockUp } from './src/secret/lock.ts';
import { addOne, compareKeys, makeRoom, removeOne, sendPhotos } from './src/secret/talk.ts';
import { stage } from './src/trip/travellers.ts';

test('five people keep a secret', () =>
  withCast(async (cast) => {
    await stage('a room', () => makeRoom(cast));
    await stage('photos', () => sendPhotos(cast));
    await stage('one comes in', () => addOne(cast));
    await stage('keys', () => compareKeys(cast));
    await stage('one is taken out', () => removeOne(cast));
    await stage('a second device', () => addDevice(cast));
    await stage('a day away', () => missADay(cast));
    await stage('the host is killed', () => killHost(cast));
    await stage('a PIN', () => lockUp(cast));
    await stage('installed anew', () => installAnew(cast));
  }));
