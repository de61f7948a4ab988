// What hosts are run with: the dashboard, the alerts, the compose file, the Helm chart and the image fit the program as it is.
import { runAsProgram } from './check-report.mjs';
import { checkAlerts } from './deploy/check-alerts.mjs';
import { checkChart } from './deploy/check-chart.mjs';
import { checkCompose } from './deploy/check-compose.mjs';
import { checkDashboard } from './deploy/check-dashboard.mjs';
import { checkImage } from './deploy/check-image.mjs';

/** Checks the files that hosts are run with. */
export function checkDeploy(root) {
  const dashboard = checkDashboard(root);
  const alerts = checkAlerts(root);
  const compose = checkCompose(root);
  const chart = checkChart(root);
  const parts = [dashboard, alerts, compose, chart, checkImage(root)];
  return {
    problems: parts.flatMap(({ problems }) => problems),
    summary: `${dashboard.panels} panels, ${alerts.rules} alerts, ${compose.services} services, ${chart.templates} templates`,
  };
}

await runAsProgram(import.meta.url, checkDeploy);
