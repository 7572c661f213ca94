// SPDX-License-Identifier: Apache-2.0
import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router';
import { t } from '@/frame/languages';
import { setTitle } from '@/frame/title';
import InboxPage from '@/rooms/matters/pages/InboxPage.vue';

export const routes: RouteRecordRaw[] = [
  { path: '/', redirect: '/list/due' },
  { path: '/list/:key', component: InboxPage, meta: { wide: true } },
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

