// SPDX-License-Identifier: Apache-2.0
import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router';
import { t } from '@/frame/languages';
import { setTitle } from '@/frame/title';
import InboxPage from '@/rooms/matters/pages/InboxPage.vue';

export const routes: RouteRecordRaw[] = [
  { path: '/', component: () => import('./HomePage.vue') },
  { path: '/list/:key', component: InboxPage, meta: { wide: true } },
  { path: '/matters/:id', component: () => import('@/rooms/matters/pages/MatterPage.vue'), meta: { bare: true } },
  { path: '/matters/:id/triage', component: () => import('@/rooms/matters/pages/TriagePage.vue') },
  { path: '/matters/:id/arbitrate', component: () => import('@/rooms/matters/pages/ArbitrationPage.vue') },
  { path: '/register', component: () => import('@/rooms/matters/pages/RegisterPage.vue') },
  { path: '/complaints', component: () => import('@/rooms/matters/pages/ComplaintsPage.vue') },
  { path: '/routing', component: () => import('@/rooms/matters/pages/RoutingPage.vue') },
  { path: '/suspensions', component: () => import('@/rooms/harbour/pages/SuspensionsPage.vue') },
  { path: '/alarms', component: () => import('@/rooms/alarms/pages/AlarmsPage.vue') },
  { path: '/alarms/:id', component: () => import('@/rooms/alarms/pages/AlarmPage.vue') },
  { path: '/sea', component: () => import('@/rooms/sea/pages/RegisterPage.vue') },
  { path: '/feeds', component: () => import('@/rooms/feeds/pages/FeedsPage.vue') },
  { path: '/units', component: () => import('@/rooms/organisations/pages/UnitsPage.vue') },
  { path: '/units/:id', component: () => import('@/rooms/organisations/pages/UnitPage.vue') },
  { path: '/areas/:code?', component: () => import('@/rooms/place/pages/AreasPage.vue') },
  { path: '/points', component: () => import('@/rooms/organisations/pages/PointsPage.vue') },
  { path: '/calendars/:year?', component: () => import('@/rooms/organisations/pages/CalendarsPage.vue') },
  { path: '/duty', component: () => import('@/rooms/duty/pages/DutyPage.vue') },
  { path: '/accounts', component: () => import('@/rooms/people/pages/AccountsPage.vue') },
  { path: '/accounts/:id', component: () => import('@/rooms/people/pages/AccountPage.vue') },
  { path: '/imports', component: () => import('@/rooms/setup/pages/ImportsPage.vue') },
  { path: '/imports/:id', component: () => import('@/rooms/setup/pages/ImportPage.vue') },
  { path: '/emergency', component: () => import('@/rooms/people/pages/EmergencyPage.vue') },
  { path: '/figures', component: () => import('@/rooms/insight/pages/FiguresPage.vue') },
  { path: '/figures/:k', component: () => import('@/rooms/insight/pages/FigurePage.vue') },
  { path: '/log', component: () => import('@/rooms/audit/pages/LogPage.vue') },
  { path: '/log/:kind/:id', component: () => import('@/rooms/audit/pages/LogPage.vue') },
  { path: '/more', component: () => import('./MorePage.vue') },
  { path: '/components', component: () => import('./ComponentsPage.vue'), meta: { title: '部件' } },
  { path: '/:rest(.*)*', component: () => import('./NotFoundPage.vue'), meta: { title: '没找到' } },
];

export const router = createRouter({
  history: createWebHistory('/desk/'),
  routes,
  scrollBehavior: (to, from, saved) => saved ?? (to.path === from.path ? undefined : { top: 0 }),
});

router.afterEach((to) => {
  if (to.meta.title) setTitle(t(to.meta.title as string));
});

