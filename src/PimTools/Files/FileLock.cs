using System;
using System.Diagnostics;
using System.IO;
using System.Threading;

namespace PimTools.Files;

/// <summary>The turn of one writer, among all processes of the user. The file it is taken by stays, so that all take it by the same.</summary>
internal static class FileLock
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Waits for the turn, which ends when it is disposed of; for ten seconds at most.</summary>
    /// <exception cref="IOException">Others took it all that time.</exception>
    public static IDisposable Take(string path)
    {
        for (var waited = Stopwatch.StartNew(); ; Thread.Sleep(Pause))
        {
            try
            {
                return PrivateFiles.OpenAlone(path);
            }
            catch (IOException e) when (e.GetType() == typeof(IOException) && waited.Elapsed < Patience)
            {
                // What is missing or refused for good has exceptions of its own.
            }
        }
    }
}
