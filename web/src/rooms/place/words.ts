// SPDX-License-Identifier: Apache-2.0
/** Kinds of area, in words. */
export const KINDS: Record<string, string> = { county: '县', township: '乡镇', village: '村和社区', grid: '网格', island: '岛', landmark: '地标' };

/** What stands below an area of a kind. */
export const BELOW: Record<string, string> = { county: 'township', township: 'village', village: 'grid' };

/** How many digits a code of a kind has. */
export const LENGTHS: Record<string, number> = { township: 9, village: 12, grid: 15 };

/** Kinds of landmark, in words. */
export const LANDMARKS: Record<string, string> = {
  PIER: '码头', LAMP: '灯杆', ROAD: '路、台阶、桥', SCHOOL: '学校', CLINIC: '卫生院', MARKET: '菜场、商店', OFFICE: '办公的地方', SIGHT: '景点', BEACH: '沙滩', PLANT: '厂、电站', HOUSING: '小区、民宿', LIGHTHOUSE: '灯塔', OTHER: '别的',
};

/** What can happen to an area, in words. */
export const CHANGES: Record<string, string> = { 'area.defined': '设了', 'area.renamed': '改名', 'area.redrawn': '重画了边界', 'area.closed': '关了', 'area.landmark-set': '设了地标' };
