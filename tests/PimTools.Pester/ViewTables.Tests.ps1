# Every table of PimTools.format.ps1xml, filled from the seeded tenant: at 80 columns and more it shows all its columns, breaks no word and cuts nothing short.
BeforeDiscovery {
    # How the objects of a view come about. A view that is missing here is red below.
    $tables = [ordered] @{
        PimAssignmentMine      = { 'ada', 'ben', 'greg', 'dana' | ForEach-Object { Get-PimAssignment -Mine -Context $_ } }
        PimAssignment          = { Get-PimAssignment -Context dana; Get-PimAssignment -Scheduled -Context dana }
        PimRequestToDecide     = { Request-PimRoleActivation 'Exchange Administrator', 'Key Vault Administrator' -Justification 'Rotate the keys' -TicketSystem ServiceNow -TicketNumber INC0012345 -Context ada | Out-Null; Get-PimRequest -PendingMyApproval -Context cleo }
        PimRequestMine         = { 'ada', 'ben', 'dana' | ForEach-Object { Get-PimRequest -Mine -Context $_ } }
        PimRequest             = { Get-PimRequest -Context dana }
        PimRole                = { Get-PimRole -Context dana }
        PimDocumentProblem     = { Set-Content "$TestDrive/bad.yaml" 'version: 2', 'setings: []'; Test-PimConfiguration "$TestDrive/bad.yaml" }
        PimConversion          = { ConvertTo-PimEligibleAssignment -Justification 'Least privilege' -WhatIf -Context dana }
        PimBaseline            = { Get-PimBaseline }
        PimBaselineRule        = { Get-PimBaseline -Rules }
        PimSettingComparison   = { Compare-PimRoleSetting 'User Administrator' 'Privileged Authentication Administrator' -Kind EntraRole -Context dana }
        PimRoleSetting         = { Get-PimRoleSetting -Context dana; Get-PimRoleSetting -Kind AzureRole -Scope rg-web -Context dana }
        PimAccessPath          = { Get-PimAccessPath -Context dana }
        PimRoleDifference      = { Get-ChangedRole }
        PimActivity            = { Get-PimActivity -Context emil }
        PimAnomaly             = { Find-PimAnomaly -Context emil }
        PimAlert               = { Get-PimAlert -Context dana }
        PimAlertIncident       = { Get-PimAlert -Incidents -Context dana }
        PimAuditRecord         = { Get-PimAuditLog -Context emil }
        PimContextTable        = { Get-PimContext -ListAvailable }
        PimProfile             = { Register-PimProfile contoso contoso.com -Kind EntraRole, Group, AzureRole; Register-PimProfile agency '00000000-0000-0000-0000-000000000001' -Cloud USGov }
        PimPermissionInfo      = { Find-PimPermission }
        PimPermissionCheck     = { 'ada', 'cleo', 'emil', 'dana' | ForEach-Object { Get-PimContext $_ -Permission } }
        PimScope               = { Get-PimScope -Context dana }
        PimPrincipal           = { (Get-PimAssignment -Context dana).Principal }
        PimApprover            = { (Get-PimRoleSetting -Context dana).Activation.Approvers }
        PimImportRowPlanned    = { Import-PimAssignment (New-ImportFile) -WhatIf -ErrorAction Ignore -Context dana }
        PimImportRow           = { Import-PimAssignment (New-ImportFile) -Confirm:$false -ErrorAction Ignore -Context dana }
        PimAssignmentChange    = { New-PimAssignment 'Privileged Authentication Administrator' greg@contoso.com -Duration 30d -Justification 'Joiner' -PassThru -Context dana; New-PimAssignment 'Key Vault Administrator' greg@contoso.com -Scope rg-web -Duration 30d -Justification 'Joiner' -PassThru -Context dana }
        PimFavorite            = { $null = Select-PimContext ada; Register-PimFavorite early-shift 'User Administrator', 'Key Vault Administrator' -Justification 'Early shift' }
        PimApproverPerson      = { Get-PimApprover 'Exchange Administrator', 'Privileged Authentication Administrator' -Context dana }
        PimAccessReview        = { Get-PimAccessReview -Context emil; Get-PimAccessReview -Kind AzureRole -Context dana }
        PimAccessReviewDecision = { Get-PimAccessReviewDecision -Context emil }
        PimReviewInstance      = { (Get-PimAccessReview -Context emil).Instances }
    }

    # The views of findings and of the steps of a plan are looked at in ViewsByContent.Tests.ps1.
    $elsewhere = 'PimFinding', 'PimPlannedChange', 'PimPlannedChangeApplied'
    [xml] $format = Get-Content -Raw "$PSScriptRoot/../../PimTools.format.ps1xml"
    $views = @($format.Configuration.ViewDefinitions.View | Where-Object TableControl)
    $rows = foreach ($name in $tables.Keys) { @{ Name = $name; Fill = $tables[$name]; View = $views | Where-Object Name -EQ $name } }
}

BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"

    # PowerShell breaks lines between words in languages that it knows alone.
    $culture = [cultureinfo]::CurrentCulture
    [cultureinfo]::CurrentCulture = 'en-US'
    $rendering = if ($PSStyle) { $PSStyle.OutputRendering; $PSStyle.OutputRendering = 'PlainText' }
    $saved = $env:PIMTOOLS_CONFIG
    $env:PIMTOOLS_CONFIG = Join-Path $TestDrive config

    function New-ImportFile {
        Set-Content "$TestDrive/rows.csv" 'Role,Principal,Type,End,Scope', 'Privileged Authentication Administrator,ben@contoso.com,Eligible,Permanent,', 'Teams Reader,greg@contoso.com,Eligible,30d,', 'Key Vault Administrator,ben@contoso.com,Active,8h,rg-web', 'Nonsense,ben@contoso.com,Eligible,30d,'
        "$TestDrive/rows.csv"
    }

    function Get-ChangedRole {
        $files = Export-PimRole "$TestDrive/roles" -Context dana
        foreach ($file in $files | Select-Object -First 3 -Last 2) {
            $role = Get-Content -Raw $file | ConvertFrom-Json
            $role.permissions = @($role.permissions | Select-Object -Skip 1) + 'Microsoft.Authorization/roleEligibilityScheduleRequests/write'
            $role.name = "$($role.name) of Contoso"
            Set-Content $file ($role | ConvertTo-Json)
        }
        Compare-PimRole "$TestDrive/roles" -Context dana
    }

    # The words of the table as its columns make them, however much room there is; colours aside.
    function Get-TableWord($View, $Objects) {
        $group = $View.GroupBy | Where-Object { $_ }
        $cells = @($View.TableControl.TableRowEntries.TableRowEntry.TableColumnItems.TableColumnItem) + @($group)
        $texts = @($View.TableControl.TableHeaders.TableColumnHeader.Label) + @(if ($group) { "$(if ($group.Label) { $group.Label } else { $group.PropertyName }):" })
        foreach ($cell in $cells | Where-Object { $_ }) {
            $texts += if ($cell.ScriptBlock) { $Objects | ForEach-Object ([scriptblock]::Create($cell.ScriptBlock)) } else { $Objects.($cell.PropertyName) }
        }
        "$texts" -replace "`e\[[0-9;]*m" -split '\s+'
    }
}

AfterAll {
    $env:PIMTOOLS_CONFIG = $saved
    [cultureinfo]::CurrentCulture = $culture
    if ($PSStyle) { $PSStyle.OutputRendering = $rendering }
    $null = Disconnect-Pim -All
}

Describe 'Every table' {
    It 'is looked at' -TestCases @(@{ views = $views.Name; known = @($tables.Keys) + $elsewhere }) {
        $views | Where-Object { $_ -notin $known } | Should -BeNullOrEmpty
        $known | Where-Object { $_ -notin $views } | Should -BeNullOrEmpty
    }
}

Describe 'The table <Name>' -ForEach $rows {
    BeforeAll {
        $null = Connect-Pim -Emulator -As dana -Name dana -Reset
        'ada', 'ben', 'cleo', 'greg', 'emil' | ForEach-Object { $null = Connect-Pim -Emulator -As $_ -Name $_ }
        $objects = @(& $Fill 3> $null 6> $null | Where-Object { $_ })
        $type = $View.ViewSelectedBy.TypeName
        $labels = @($View.TableControl.TableHeaders.TableColumnHeader.Label)
    }

    It 'has objects' {
        $objects | Should -Not -BeNullOrEmpty
        $objects | Where-Object { $type -notin $_.PSObject.TypeNames } | Should -BeNullOrEmpty
    }

    It 'shows every column, breaks no word and cuts nothing short at <_> columns' -ForEach 80, 100, 140 {
        $lines = ($objects | Format-Table -View $Name | Out-String -Width $_) -split '\r?\n' | ForEach-Object TrimEnd | Where-Object { $_ }
        $known = [Collections.Generic.HashSet[string]]::new([string[]] (Get-TableWord $View $objects))

        ($lines | Measure-Object Length -Maximum).Maximum | Should -BeLessOrEqual $_
        $labels | Where-Object { $_ -notin ($lines -split '\s+') } | Should -BeNullOrEmpty
        $lines -split '\s+' | Where-Object { $_ -and $_ -notmatch '^-+$' -and -not $known.Contains($_) } | Sort-Object -Unique | Should -BeNullOrEmpty
    }

    # A time of today is shorter than a day of another month. What waits for a decision times out within a day.
    It 'breaks no date that is <_> days from today at 80 columns' -ForEach -40, 40 {
        $day = [DateTimeOffset]::Now.AddDays($_)
        $moved = foreach ($object in $objects) {
            $copy = $object | Select-Object *
            $copy.PSObject.TypeNames.Insert(0, $type)
            $copy.PSObject.Properties | Where-Object { $_.Value -is [DateTimeOffset] -and $_.Name -ne 'TimesOut' } | ForEach-Object { $_.Value = $day }
            $copy
        }

        $shown = $moved | Format-Table -View $Name | Out-String -Width 80

        $words = $shown -split '\s+' | Where-Object { $_ -match '^\d{4}-\d{1,2}(-|$)' }
        $words | Where-Object { $_ -notmatch '^\d{4}-\d{2}-\d{2}\b' } | Should -BeNullOrEmpty
    }
}

Describe 'The line of a connection' {
    It 'is within 80 columns, or goes on in a second one before the tenant: <Name>' -ForEach @(
        @{ Name = 'ada@contoso.com'; Shown = 'ada@contoso.com in the emulated tenant [0-9a-f-]{36}' }
        @{ Name = 'the second shift'; Shown = 'the second shift: ada@contoso.com\r?\n  in the emulated tenant [0-9a-f-]{36}' }
    ) {
        $shown = (Connect-Pim -Emulator -As ada -Name $Name -NoWelcome | Out-String).Trim()

        $shown | Should -Match "^$Shown$"
        ($shown -split '\r?\n' | Measure-Object Length -Maximum).Maximum | Should -BeLessOrEqual 80
    }
}
