/**
 * Ports of a real Mac. One program of Apple's is one file, the command line together with the
 * meaning of every output, and the only place that knows its words. Each fact about macOS stands
 * with its source. Uses the core, the ports, the process runner and the name cache.
 */
package io.mountaineer.platform.macos;
