using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using PimTools.Emulator;
using Xunit;

namespace PimTools.Tests.Graph;

/// <summary>The principals that the rows of an import name, where one of them cannot be looked up.</summary>
public sealed class ImportNameTests
{
    private readonly Contoso _contoso = new();

    [Theory]
    [InlineData(HttpStatusCode.BadRequest, PimErrorCode.InvalidRequest)]
    [InlineData(HttpStatusCode.Forbidden, PimErrorCode.PermissionMissing)]
    [InlineData(HttpStatusCode.InternalServerError, PimErrorCode.ServiceUnavailable)]
    public async Task A_look_up_that_fails_refuses_the_rows_of_that_name_and_no_other(HttpStatusCode status, PimErrorCode code)
    {
        _contoso.Tenant.Faults.Add(EmulatedFault.Answer(status).On("GET", "users/fay@").Repeated(10));

        var plan = await PlanAsync("fay@contoso.com", "emil@contoso.com");

        Assert.Equal([PimImportPlan.Invalid, PimImportPlan.Create], plan.Select(row => row.Plan));
        Assert.Equal(code, plan[0].ErrorCode);
        Assert.NotEmpty(plan[0].Reason!);
    }

    [Theory]
    [InlineData(HttpStatusCode.Forbidden, PimErrorCode.PermissionMissing)]
    [InlineData(HttpStatusCode.InternalServerError, PimErrorCode.ServiceUnavailable)]
    public async Task A_name_that_others_may_bear_refuses_its_row_and_no_other(HttpStatusCode status, PimErrorCode code)
    {
        _contoso.Tenant.Faults.Add(EmulatedFault.Answer(status).On("GET", "/servicePrincipals").Repeated(10));

        var plan = await PlanAsync("Fay Ito", "emil@contoso.com");

        Assert.Equal([PimImportPlan.Invalid, PimImportPlan.Create], plan.Select(row => row.Plan));
        Assert.Equal(code, plan[0].ErrorCode);
    }

    private async Task<IReadOnlyList<PimImportRow>> PlanAsync(params string[] principals)
    {
        using var dana = await _contoso.ConnectAsync("dana");
        var rows = principals.Select((principal, i) => new PimAssignmentRow
        {
            Line = i + 1, Kind = "EntraRole", Role = "Teams Reader", Principal = principal, Duration = "5d", Justification = "Test",
        });
        return await new PimImporter(dana).PlanAsync(rows.ToList(), _ => false, PimCall.None);
    }
}
