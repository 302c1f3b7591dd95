@NullMarked
package dev.smbridge.adapter.s3;

import org.jspecify.annotations.NullMarked;
