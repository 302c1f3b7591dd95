package dev.smbridge.domain.port;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a driven port: use cases call it, an adapter implements it, and entrypoints see it only
 * where they put the one on the other. The architecture's rules find ports by this mark.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Port {}
