// SPDX-License-Identifier: Apache-2.0
/*
 * Islands of the hall. Every page works without them; they add larger type without a reload, words that survive one, the
 * emergency numbers while somebody writes, photos and speech, printing, and news of one's own matter as it happens.
 */
import { keepDrafts } from './drafts';
import { attachFiles } from './files';
import { follow } from './live';
import { sendOnce } from './once';
import { printPages } from './print';
import { watchForUrgentWords } from './urgent';
import { rememberView } from './view';

rememberView();
keepDrafts(sessionStorage);
attachFiles();
watchForUrgentWords();
follow();
sendOnce();
printPages();
