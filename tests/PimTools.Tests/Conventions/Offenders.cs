using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace PimTools.Tests.Conventions;

/// <summary>Fails with the whole list of what breaks a convention.</summary>
internal static class Offenders
{
    public static void None(IEnumerable<string> offenders)
    {
        var all = offenders.Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.True(all.Count == 0, string.Join(Environment.NewLine, all));
    }
}
