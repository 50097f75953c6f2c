/** Misbehaviour on demand, for tests and drills. */
@NullMarked
package org.jianzheng.embedded.fault;

import org.jspecify.annotations.NullMarked;
