/**
 * The driven ports towards a file server. To read in this order:
 *
 * <ol>
 *   <li>{@link Share}: the core port, one share as one session sees it; {@link SharePath} names
 *       what is on it, {@link WritableFile} is a file that is written.
 *   <li>{@link ShareConnector}: one SMB library, which opens a {@link ShareConnection}; {@link
 *       Capabilities} say what it can promise before it dials.
 *   <li>{@link ShareTarget} and {@link FileServer}: where a share is and what it demands, as a
 *       {@link SecurityPolicy}; {@link SessionFacts} say what was negotiated.
 *   <li>{@link Lookup}: a look at what need not be there.
 * </ol>
 *
 * What keeps the use of a share safe, such as pooling and settling lost replies, is in {@link
 * dev.smbridge.domain.session}.
 */
@NullMarked
package dev.smbridge.domain.share;

import org.jspecify.annotations.NullMarked;
