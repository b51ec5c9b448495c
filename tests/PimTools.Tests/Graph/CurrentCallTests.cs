using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Threading.Tasks;
using PimTools.Graph.Auth;
using Xunit;

namespace PimTools.Tests.Graph;

public sealed class CurrentCallTests
{
    [Fact]
    public async Task What_is_told_is_heard_in_order_and_whoever_tells_does_not_wait()
    {
        using var heard = new BlockingCollection<string>();
        using var release = new System.Threading.ManualResetEventSlim();
        var expected = Enumerable.Range(0, 200).Select(i => $"Message {i}").ToList();

        await Task.Run(() =>
        {
            CurrentCall.Value = new PimCall(default, notice: message =>
            {
                release.Wait(TimeSpan.FromSeconds(30));
                heard.Add(message);
            });
            expected.ForEach(CurrentCall.Tell);
        });
        release.Set();

        Assert.Equal(expected, expected.Select(_ => heard.Take()));
    }
}
