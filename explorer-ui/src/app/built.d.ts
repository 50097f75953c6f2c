// SPDX-License-Identifier: Apache-2.0

/** The styles of the components that are used, made by the build. */
declare module 'virtual:antd.css';
declare module '*.css';
