// SPDX-License-Identifier: Apache-2.0
import { hashFile } from './fileHasher';
import { workOn } from './work';

workOn(hashFile);
