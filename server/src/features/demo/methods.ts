import type { MethodTable } from '../../platform/house.ts';
import { listDemoPeople } from './list-demo-people.ts';
import { signInAsDemo } from './sign-in-as-demo.ts';

/** What this feature answers. */
export const methods: MethodTable = {
  'demo.list': listDemoPeople,
  'demo.signIn': signInAsDemo,
};
