using System;
using System.Threading.Tasks;
using Xunit;

namespace PimTools.Tests.Graph;

/// <summary>Expects refusals, each with its code.</summary>
internal static class Refusals
{
    public static async Task<PimException> ThrowsAsync(PimErrorCode code, Func<Task> action)
    {
        var thrown = await Assert.ThrowsAsync<PimException>(action);
        Assert.Equal(code, thrown.Code);
        return thrown;
    }
}
