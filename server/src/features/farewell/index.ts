import type { Feature } from '../../platform/house.ts';
import { eraseLeavers } from './erase-leavers.ts';
import { comeBack, leave, look } from './leave.ts';

/** Leaving this host for good, and coming back before it is too late. */
export const farewell: Feature = {
  name: 'farewell',
  methods: { 'farewell.look': look, 'farewell.leave': leave, 'farewell.comeBack': comeBack },
  jobs: [eraseLeavers],
};
