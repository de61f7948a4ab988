// Where the deploy files lie. Whoever asks may come before any package is installed.

/** The Helm chart. */
export const chartFolder = 'deploy/helm/maru';
