using System;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace PimTools.Tests;

/// <summary>Runs all tests under the culture that <c>PIMTOOLS_CULTURE</c> names, so that a date read or shown by the user's calendar turns red.</summary>
internal static class TestCulture
{
#pragma warning disable CA2255 // The tests have no other entry of their own.
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Set()
    {
        if (Environment.GetEnvironmentVariable("PIMTOOLS_CULTURE") is { Length: > 0 } name)
        {
            CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(name);
        }
    }
}
