/**
 * Programs that are run: {@link io.mountaineer.platform.process.SystemCommandRunner} within a
 * limit, {@link io.mountaineer.platform.process.LineSource} for as long as we live. No shell
 * string, and no wait for a program that cannot be killed. Uses nothing of ours.
 */
package io.mountaineer.platform.process;
