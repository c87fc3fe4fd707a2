import type { StorybookConfig } from '@storybook/web-components-vite';

const config: StorybookConfig = {
  framework: '@storybook/web-components-vite',
  stories: ['../stories/**/*.mdx', '../stories/**/*.stories.ts'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y'],
  core: {
    // Nothing leaves the machine: no telemetry, no version check, no crash report.
    disableTelemetry: true,
    disableWhatsNewNotifications: true,
    enableCrashReports: false,
    // The demo's vite.config.ts has another root.
    builder: { name: '@storybook/builder-vite', options: { viteConfigPath: '.storybook/vite.config.ts' } },
  },
};

export default config;
