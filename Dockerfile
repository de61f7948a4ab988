# Maru in a container: built in one image, run in another, by a user without rights.
# docker build -t maru . && docker run -p 4400:4400 -p 4401:4401/udp -v maru:/data maru

FROM node:22-bookworm-slim AS build
WORKDIR /maru
# What is installed changes seldom: it comes before what is written every day.
COPY package.json package-lock.json .npmrc ./
COPY tools ./tools
COPY patches ./patches
COPY contract/package.json contract/
COPY crypto/package.json crypto/
COPY media/package.json media/
COPY sdk/client/package.json sdk/client/
COPY server/package.json server/
COPY web/package.json web/
COPY testing/package.json testing/
COPY e2e/package.json e2e/
COPY bench/package.json bench/
COPY chaos/package.json chaos/
RUN npm ci
COPY . .
RUN node tools/build-image.mjs

# The same packages once more, without those that only builds and tests need.
FROM node:22-bookworm-slim AS packages
WORKDIR /maru
COPY --from=build /maru/package.json /maru/package-lock.json /maru/.npmrc ./
COPY --from=build /maru/tools ./tools
COPY --from=build /maru/patches ./patches
COPY --from=build /maru/contract/package.json contract/
COPY --from=build /maru/media/package.json media/
COPY --from=build /maru/server/package.json server/
RUN npm ci --omit=dev --workspace=@maru/server --workspace=@maru/media --workspace=@maru/contract

FROM node:22-bookworm-slim
RUN apt-get update \
  && apt-get install -y --no-install-recommends ffmpeg \
  && rm -rf /var/lib/apt/lists/* \
  && mkdir /data && chown node:node /data
WORKDIR /maru
COPY --from=packages /maru ./
COPY --from=build /maru/contract/dist contract/dist
COPY --from=build /maru/media/dist media/dist
COPY --from=build /maru/server/dist server/dist
COPY --from=build /maru/server/migrations server/migrations
COPY --from=build /maru/server/programs server/programs
COPY --from=build /maru/web/dist web/dist
ENV NODE_ENV=production MARU_SKIP_BUILD=1 DATA_DIR=/data
USER node
VOLUME /data
# Calls of several people come in on the port above; it is UDP.
EXPOSE 4400 4401/udp
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT ?? 4400}/readyz`).then((said) => process.exit(said.ok ? 0 : 1), () => process.exit(1))"]
# Stops by SIGTERM, and drains: give it longer than DRAIN_MS (docker stop -t, stop_grace_period).
CMD ["node", "--max-semi-space-size=128", "--heap-growing-percent=120", "tools/start.mjs"]
