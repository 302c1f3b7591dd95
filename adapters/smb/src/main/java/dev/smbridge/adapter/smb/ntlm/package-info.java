/** NTLM version 2 ([MS-NLMP]) as a client, with every protection that the protocol has. */
@NullMarked
package dev.smbridge.adapter.smb.ntlm;

import org.jspecify.annotations.NullMarked;
