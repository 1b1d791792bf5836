package io.mountaineer.platform;

/** User that this process runs as. */
@FunctionalInterface
public interface LocalUser {

  /**
   * Returns whether this is the user's name, or number, as the mount table gives it after "mounted
   * by". Never blocks.
   */
  boolean is(String nameOrNumber);
}
