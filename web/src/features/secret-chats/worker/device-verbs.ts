import type { Keeper } from './keeper.ts';
import type { WorkerVerbs } from './worker-calls.ts';
import type { Asking } from './worker-state.ts';

/** The devices of one person: letting another one in, being let in, and beginning anew. */
export const deviceVerbs = (keeper: Keeper) =>
  ({
    async askApproval() {
      await keeper.device.look();
      await keeper.device.askApproval();
      keeper.tellSoon();
      return {};
    },
    async listAsking() {
      const { asking } = await keeper.reach('secretChats.listAsking', {});
      await keeper.kept.putPart('asking', asking satisfies Asking[]);
      keeper.tellSoon();
      return {};
    },
    async approve({ deviceId, yes }) {
      const asking = (await keeper.kept.findPart<Asking[]>('asking')) ?? [];
      const one = asking.find((each) => each.deviceId === deviceId);
      if (yes && one) await keeper.device.approve(deviceId, one.signatureKey);
      else await keeper.reach('secretChats.refuseDevice', { deviceId });
      await keeper.kept.putPart(
        'asking',
        asking.filter((each) => each !== one),
      );
      keeper.tellSoon();
      return {};
    },
    async approved({ deviceId, certificate }) {
      if (deviceId === keeper.device.deviceId) await keeper.takeCertificate(certificate);
      return {};
    },
    async refused({ deviceId }) {
      if (deviceId === keeper.device.deviceId) await keeper.device.noteRefused();
      keeper.tellSoon();
      return {};
    },
    async registered({ deviceId }) {
      if (deviceId === keeper.device.deviceId) return {};
      // It may have begun anew, and then what this one holds no longer counts.
      await keeper.device.look();
      if (keeper.device.standing === 'ready') await keeper.takeIn([deviceId]);
      const asking = (await keeper.kept.findPart<Asking[]>('asking')) ?? [];
      await keeper.kept.putPart(
        'asking',
        asking.filter((one) => one.deviceId !== deviceId),
      );
      keeper.tellSoon();
      return {};
    },
    async welcomed() {
      await keeper.takeWelcomes();
      return {};
    },
    async beginAnew() {
      await keeper.beginAnew();
      return {};
    },
  }) satisfies Partial<WorkerVerbs>;
