/** Who may do what on the channel: identities, signatures and the policies of the configuration. */
@NullMarked
package org.jianzheng.embedded.access;

import org.jspecify.annotations.NullMarked;
