/**
 * Name lookups and TCP connections from this JVM: the everyday probe, and a cache of addresses that
 * outlives a failed lookup. Uses the core and the ports.
 */
package io.mountaineer.platform.net;
