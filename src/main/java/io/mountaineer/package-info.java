/**
 * Entry point of the jar, which may use the command line alone. ARCHITECTURE.md shows the packages
 * below and which may use which.
 */
package io.mountaineer;
