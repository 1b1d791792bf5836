package io.mountaineer.platform;

import java.util.Set;

/** Numeric addresses of host names, as far as they are known. */
public interface Addresses {

  /** Addresses of a host in numeric form; empty when unknown. Bounded in time, never throws. */
  Set<String> of(String host);
}
