// SPDX-License-Identifier: Apache-2.0
import createClient from 'openapi-fetch';
import type { paths } from '../../target/api/schema';

/** The interface of the gateway that served this page. */
export const gateway = createClient<paths>({ baseUrl: location.origin });
