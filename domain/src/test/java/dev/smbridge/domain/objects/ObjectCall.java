package dev.smbridge.domain.objects;

/** A request that goes to an object store, whichever port method makes it. */
public enum ObjectCall {
  FIND,
  LIST,
  NEXT,
  OPEN,
  READ,
  IS_CURRENT,
  CREATE,
  WRITE,
  READ_BACK,
  PUBLISH,
  DELETE
}
