using System;
using System.Threading.Tasks;

namespace PimTools.Tests.Graph;

/// <summary>Waits for what happens on another thread.</summary>
internal static class Eventually
{
    public static async Task IsAsync(Func<bool> condition)
    {
        var until = DateTime.UtcNow.AddSeconds(30);
        while (!condition())
        {
            if (DateTime.UtcNow > until)
            {
                throw new TimeoutException("It has not come about.");
            }

            await Task.Delay(5);
        }
    }
}
