/** Answers proposals for one organisation: checks, simulation, signature. */
@NullMarked
package org.jianzheng.embedded.endorser;

import org.jspecify.annotations.NullMarked;
