/**
 * What the adapters of AWS's services share, and they alone: what the SDK's failures mean, and how
 * a service that keeps secrets is asked. It implements no port and has no module; what one service
 * alone says is said in its adapter.
 */
@NullMarked
package dev.smbridge.adapter.aws;

import org.jspecify.annotations.NullMarked;
