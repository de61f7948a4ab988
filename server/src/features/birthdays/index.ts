import type { Feature } from '../../platform/house.ts';
import { listBirthdays } from './list-birthdays.ts';
import { myBirthday, setBirthday } from './my-birthday.ts';
import './personal-data.ts';
import { tellBirthdays } from './tell-birthdays.ts';

export { onBirthdaysToday } from './today.ts';

/** Birthdays: entering one's own, hearing of those of friends. */
export const birthdays: Feature = {
  name: 'birthdays',
  methods: {
    'birthdays.mine': myBirthday,
    'birthdays.set': setBirthday,
    'birthdays.list': listBirthdays,
  },
  jobs: [tellBirthdays],
};
