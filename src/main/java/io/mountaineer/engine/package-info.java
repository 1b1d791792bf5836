/**
 * Engine: observes hosts, mounts and open files, has {@code core} decide, carries the decision out
 * with proof, and remembers and logs what came of it; once for a command ({@link
 * io.mountaineer.engine.Reconciler}), or cycle after cycle ({@link io.mountaineer.engine.Monitor}).
 * Uses {@code core}, {@code files}, {@code state} and the ports of {@code platform}.
 */
package io.mountaineer.engine;
