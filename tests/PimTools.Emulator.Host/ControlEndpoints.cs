using System;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace PimTools.Emulator.Host;

/// <summary>Addresses beside those of the service: tokens, time, reset, counts, faults, and a write to hold.</summary>
internal sealed class ControlEndpoints(RunningTenant tenant, Traffic traffic, WriteHold hold)
{
    public void Map(WebApplication application)
    {
        application.MapGet("/_emulator/token", Guarded(IssueToken));
        application.MapGet("/_emulator/month", context => context.Response.WriteAsJsonAsync(tenant.Month));
        application.MapPost("/_emulator/advance", Guarded(Advance));
        application.MapPost("/_emulator/reset", Guarded(Reset));
        application.MapGet("/_emulator/stats", Guarded(Stats));
        application.MapGet("/_emulator/traffic", context => context.Response.WriteAsJsonAsync(new { calls = traffic.Calls, deep = traffic.Depth, bytes = traffic.Bytes }));
        application.MapDelete("/_emulator/traffic", Guarded(ClearTraffic));
        application.MapPost("/_emulator/faults", Guarded(SetFaults));
        application.MapDelete("/_emulator/faults", Guarded(ClearFaults));
        application.MapPost("/_emulator/hold", Guarded(HoldWrite));
        application.MapGet("/_emulator/hold", context => context.Response.WriteAsJsonAsync(new { writes = hold.Writes, isHolding = hold.IsHolding }));
    }

    /// <summary>A wrong parameter is the caller's mistake, and the answer says which.</summary>
    private static RequestDelegate Guarded(Func<HttpContext, Task> answer) => async context =>
    {
        try
        {
            await answer(context);
        }
        catch (Exception wrong) when (wrong is ArgumentException or FormatException)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            await context.Response.WriteAsync(wrong.Message);
        }
    };

    private Task IssueToken(HttpContext context)
    {
        var query = context.Request.Query;
        var user = query["user"].ToString();
        var options = new EmulatedTokenOptions
        {
            Lifetime = query.ContainsKey("lifetime") ? DurationText.Parse(query["lifetime"].ToString()) : TimeSpan.FromHours(1),
            Mfa = !query.ContainsKey("mfa") || bool.Parse(query["mfa"].ToString()),
            AuthenticationContexts = Words(query["acrs"].ToString()),
            Scopes = query.ContainsKey("scopes") ? Words(query["scopes"].ToString()) : null,
            Audience = query.ContainsKey("audience") ? query["audience"].ToString() : new EmulatedTokenOptions().Audience,
        };
        return context.Response.WriteAsync(tenant.Current.IssueToken(user.Length > 0 ? user : "ada", options));
    }

    private Task Advance(HttpContext context)
    {
        tenant.Current.Clock.Advance(DurationText.Parse(context.Request.Query["by"].ToString()));
        return context.Response.WriteAsync(tenant.Current.Clock.UtcNow.ToString("O"));
    }

    private Task Reset(HttpContext context)
    {
        tenant.Reset();
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    private Task SetFaults(HttpContext context)
    {
        FaultOptions.Set(tenant.Current.Faults, context.Request.Query);
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    private Task ClearFaults(HttpContext context)
    {
        tenant.Current.Faults.Clear();
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    private Task HoldWrite(HttpContext context)
    {
        var query = context.Request.Query;
        hold.Set(int.Parse(query["write"].ToString(), NumberStyles.None, CultureInfo.InvariantCulture), bool.Parse(query["answer"].ToString()));
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    private Task ClearTraffic(HttpContext context)
    {
        traffic.Clear();
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    private Task Stats(HttpContext context)
    {
        var calls = tenant.Current.Calls;
        return context.Response.WriteAsJsonAsync(new
        {
            calls = calls.Count,
            throttled = calls.Count(call => call.Status == StatusCodes.Status429TooManyRequests),
            schedules = tenant.Current.ScheduleCount,
            changesAtOnce = tenant.Current.MostChangesAtOnce,
            now = tenant.Current.Clock.UtcNow,
            paths = calls.GroupBy(call => $"{call.Method} {call.Uri.AbsolutePath}", StringComparer.OrdinalIgnoreCase).OrderByDescending(path => path.Count())
                .ToDictionary(path => path.Key, path => path.Count()),
        });
    }

    private static string[] Words(string text) => text.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries);
}
