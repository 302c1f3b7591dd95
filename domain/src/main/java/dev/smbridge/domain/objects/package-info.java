/** The driven port towards what is not a share: objects in S3, and local files. */
@NullMarked
package dev.smbridge.domain.objects;

import org.jspecify.annotations.NullMarked;
