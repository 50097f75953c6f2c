// SPDX-License-Identifier: Apache-2.0
import { StyleProvider } from '@ant-design/cssinjs';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { ConfigProvider } from 'antd';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createBrowserRouter, RouterProvider } from 'react-router';
import 'virtual:antd.css';
import '../report/report.css';
import './explorer.css';
import { LanguageProvider } from '../language/language';
import { SessionWatch } from '../signIn/SessionWatch';
import { TrustProvider } from '../trust/trust';
import { Frame } from './Frame';
import { PageFailed } from './PageFailed';
import theme from './theme.json';

// Ant Design would put style sheets into the page, which its policy refuses. They are built in, so that these may go nowhere.
const nowhere = document.createElement('div');

const queries = new QueryClient({ defaultOptions: { queries: { retry: false, refetchOnWindowFocus: false } } });

const router = createBrowserRouter([
  {
    path: '/',
    Component: Frame,
    ErrorBoundary: PageFailed,
    HydrateFallback: () => null,
    children: [
      { index: true, lazy: () => import('./routes/home') },
      { path: 'lots/:code', lazy: () => import('./routes/lot') },
      { path: 'records/:id', lazy: () => import('./routes/record') },
      { path: 'index/:name', lazy: () => import('./routes/key') },
      { path: 'evidence/:id', lazy: () => import('./routes/evidence') },
      { path: 'sanctions/:draft', lazy: () => import('./routes/sanction') },
      { path: 'lists', lazy: () => import('./routes/lists') },
      { path: 'lists/:list', lazy: () => import('./routes/list') },
      { path: 'lists/:list/entries/:subject', lazy: () => import('./routes/entry') },
      { path: 'credit/:subject', lazy: () => import('./routes/credit') },
      { path: 'credit/:subject/:scheme', lazy: () => import('./routes/credit') },
      { path: 'years/:organisation/:year', lazy: () => import('./routes/year') },
      { path: 'inspections/:plan', lazy: () => import('./routes/inspection') },
      { path: 'casework', lazy: () => import('./routes/cases') },
      { path: 'casework/:filing', lazy: () => import('./routes/case') },
      { path: 'alerts', lazy: () => import('./routes/alerts') },
      { path: 'alerts/:alert', lazy: () => import('./routes/alert') },
      { path: 'sign-in', lazy: () => import('./routes/signIn') },
      { path: 'signed-in', lazy: () => import('./routes/signedIn') },
      { path: 'checkpoint', lazy: () => import('./routes/checkpoint') },
      { path: '*', lazy: () => import('./routes/notFound') },
    ],
  },
]);

const place = document.getElementById('root');
if (place === null) {
  throw new Error('the page has no place for the explorer');
}
createRoot(place).render(
  <StrictMode>
    <StyleProvider container={nowhere}>
      <ConfigProvider
        theme={{ ...theme, zeroRuntime: true }}
        wave={{ disabled: true }}
        button={{ autoInsertSpace: false }}
      >
        <QueryClientProvider client={queries}>
          <SessionWatch />
          <LanguageProvider>
            <TrustProvider>
              <RouterProvider router={router} />
            </TrustProvider>
          </LanguageProvider>
        </QueryClientProvider>
      </ConfigProvider>
    </StyleProvider>
  </StrictMode>,
);
