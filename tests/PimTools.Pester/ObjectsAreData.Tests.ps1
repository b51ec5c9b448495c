# Whatever a cmdlet puts out is data: it can be filtered by text, written to CSV, JSON and CLIXML, and sent through a job.
BeforeDiscovery {
    Import-Module "$PSScriptRoot/../../out/PimTools"

    # How each cmdlet comes to its output; Context says who runs it.
    $outputs = @(
        @{ Cmdlet = 'Approve-PimRequest'; Does = { Get-Waiting | Approve-PimRequest -Justification 'Pester' -Context cleo } }
        @{ Cmdlet = 'Compare-PimRoleSetting'; Does = { Compare-PimRoleSetting 'User Administrator' 'Exchange Administrator' -Kind EntraRole -Context dana } }
        @{ Cmdlet = 'Connect-Pim'; Does = { Connect-Pim -Emulator -As emil -Name passing; $null = Select-PimContext ada } }
        @{ Cmdlet = 'ConvertTo-PimEligibleAssignment'; Does = { ConvertTo-PimEligibleAssignment -Kind EntraRole -Justification Pester -WhatIf -Context dana } }
        @{ Cmdlet = 'Copy-PimRoleSetting'; Does = { Copy-PimRoleSetting 'Teams Reader' 'Reports Reader' -Kind EntraRole -PassThru -Context dana } }
        @{ Cmdlet = 'Deny-PimRequest'; Does = { Get-Waiting 'Key Vault Administrator' | Deny-PimRequest -Justification 'Pester' -Context cleo } }
        @{ Cmdlet = 'Get-PimApprover'; Does = { Get-PimApprover 'Exchange Administrator' -Kind EntraRole -Context dana } }
        @{ Cmdlet = 'Get-PimAssignment'; Does = { Get-PimAssignment -Context dana } }
        @{ Cmdlet = 'Find-PimAnomaly'; Does = { Find-PimAnomaly SettingsChanged -Context emil } }
        @{ Cmdlet = 'Find-PimPermission'; Does = { Find-PimPermission New-PimAssignment } }
        @{ Cmdlet = 'Export-PimAuditLog'; Does = { Export-PimAuditLog "$TestDrive/audit.jsonl" -Context emil } }
        @{ Cmdlet = 'Get-PimAccessReview'; Does = { Get-PimAccessReview -Context emil } }
        @{ Cmdlet = 'Get-PimAccessReviewDecision'; Does = { Get-PimAccessReviewDecision -Context emil } }
        @{ Cmdlet = 'New-PimAccessReview'; Does = { New-PimAccessReview 'Teams Reader' cleo@contoso.com -Context dana } }
        @{ Cmdlet = 'Set-PimAccessReviewDecision'; Does = { Set-PimAccessReviewDecision 'Global Administrators' 'Break Glass 01' Deny No -Context cleo } }
        @{ Cmdlet = 'Stop-PimAccessReview'; Does = { Stop-PimAccessReview 'Members of Ops-OnCall' -Confirm:$false -Context dana } }
        @{ Cmdlet = 'Compare-PimRole'; Does = { $null = Export-PimRole "$TestDrive/roles" -Kind EntraRole -Context dana; Remove-Item "$TestDrive/roles/EntraRole/Reports Reader.json"; Compare-PimRole "$TestDrive/roles" -IncludePrincipal -Context dana } }
        @{ Cmdlet = 'Get-PimAccessPath'; Does = { Get-PimAccessPath -Kind EntraRole, Group -Context dana } }
        @{ Cmdlet = 'Get-PimActivity'; Does = { Get-PimActivity -Context emil } }
        @{ Cmdlet = 'Get-PimAlert'; Does = { Get-PimAlert -Context dana; Get-PimAlert -Incidents -Context dana } }
        @{ Cmdlet = 'Set-PimAlert'; Does = { Set-PimAlert StaleSignIn -Enabled $false -Kind EntraRole -PassThru -Context dana } }
        @{ Cmdlet = 'Get-PimAuditLog'; Does = { Get-PimAuditLog -Context emil } }
        @{ Cmdlet = 'Get-PimBaseline'; Does = { Get-PimBaseline; Get-PimBaseline -Rules } }
        @{ Cmdlet = 'Get-PimContext'; Does = { Get-PimContext; Get-PimContext -Permission } }
        @{ Cmdlet = 'Get-PimDiagnostics'; Does = { Get-PimDiagnostics } }
        @{ Cmdlet = 'Get-PimFavorite'; Does = { $null = Register-PimFavorite early 'User Administrator'; Get-PimFavorite } }
        @{ Cmdlet = 'Get-PimProfile'; Does = { $null = Register-PimProfile contoso contoso.com -Kind EntraRole, Group; Get-PimProfile } }
        @{ Cmdlet = 'Get-PimPlan'; Does = { $null = New-Plan; Get-PimPlan "$TestDrive/plan.json" } }
        @{ Cmdlet = 'Get-PimRequest'; Does = { Get-PimRequest -Context dana } }
        @{ Cmdlet = 'Get-PimRole'; Does = { Get-PimRole -Context dana } }
        @{ Cmdlet = 'Get-PimRoleSetting'; Does = { Get-PimRoleSetting -Context dana } }
        @{ Cmdlet = 'Get-PimScope'; Does = { Get-PimScope -Context dana } }
        @{ Cmdlet = 'Invoke-PimPlan'; Does = { New-Plan | Invoke-PimPlan -Context dana } }
        @{ Cmdlet = 'New-PimAssignment'; Does = { New-PimAssignment 'Teams Reader' greg@contoso.com -Duration 30d -Justification 'Pester' -PassThru -Context dana } }
        @{ Cmdlet = 'New-PimPlan'; Does = { New-Plan } }
        @{ Cmdlet = 'Register-PimFavorite'; Does = { Register-PimFavorite late 'User Administrator' } }
        @{ Cmdlet = 'Register-PimProfile'; Does = { Register-PimProfile agency contoso.us -Cloud USGov } }
        @{ Cmdlet = 'Remove-PimAssignment'; Does = { (Get-PimContext dana).Emulator.Advance('00:06'); Remove-PimAssignment 'Teams Reader' greg@contoso.com -PassThru -Confirm:$false -Context dana } }
        @{ Cmdlet = 'Request-PimRoleActivation'; Does = { Request-PimRoleActivation -All -Justification 'Pester' 3>$null | Where-Object Status -EQ Provisioned } }
        @{ Cmdlet = 'Request-PimRoleExtension'; Does = {
                $null = New-PimAssignment 'Teams Reader' ben@contoso.com -Duration 5d -Justification 'Pester' -Context dana
                Request-PimRoleExtension 'Teams Reader' -Duration 30d -Justification 'Pester' -Context ben
            }
        }
        @{ Cmdlet = 'Select-PimContext'; Does = { Select-PimContext ada } }
        @{ Cmdlet = 'Set-PimAssignment'; Does = { Set-PimAssignment 'Exchange Administrator' ada@contoso.com -Type Eligible -Duration 60d -Justification 'Pester' -PassThru -Confirm:$false -Context dana } }
        @{ Cmdlet = 'Set-PimRoleSetting'; Does = { Set-PimRoleSetting 'Teams Reader' -Kind EntraRole -MaximumActivationDuration 3h -PassThru -Context dana } }
        @{ Cmdlet = 'Stop-PimRequest'; Does = { Get-PimRequest -Mine -Status PendingApproval | Stop-PimRequest } }
        @{ Cmdlet = 'Stop-PimRoleActivation'; Does = { (Get-PimContext).Emulator.Advance('00:06'); Stop-PimRoleActivation -All } }
        @{ Cmdlet = 'Test-PimCompliance'; Does = { Test-PimCompliance CIS, SCuBA -Kind EntraRole -Context emil } }
        @{ Cmdlet = 'Test-PimConfiguration'; Does = { Set-Content "$TestDrive/bad.yaml" 'version: 2'; Test-PimConfiguration "$TestDrive/bad.yaml" } }
        @{ Cmdlet = 'Wait-PimRequest'; Does = { Get-PimRequest -Mine -Status Provisioned -Kind EntraRole | Select-Object -First 1 | Wait-PimRequest } }
    )

    # What Export-PimConfiguration and Export-PimRole put out is .NET's own file, and what ConvertTo-PimConfiguration puts out is a text.
    # Disconnect-Pim and Unregister-PimFavorite put out nothing; the rows of an import have tests of their own.
    $silent = 'Disconnect-Pim', 'Unregister-PimFavorite', 'Unregister-PimProfile', 'Import-PimAssignment', 'Invoke-PimRequest', 'Export-PimConfiguration', 'ConvertTo-PimConfiguration', 'Export-PimReport', 'Export-PimRole'
}

BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"
    $culture = [cultureinfo]::CurrentCulture
    [cultureinfo]::CurrentCulture = 'en-US'
    if ($PSStyle) { $PSStyle.OutputRendering = 'PlainText' }
    $saved = $env:PIMTOOLS_CONFIG
    $env:PIMTOOLS_CONFIG = Join-Path $TestDrive config
    $null = Connect-Pim -Emulator -As ada -Name ada -Reset
    'ben', 'cleo', 'dana', 'emil' | ForEach-Object { $null = Connect-Pim -Emulator -As $_ -Name $_ }
    $null = Select-PimContext ada

    function Get-Waiting($Role = 'Exchange Administrator') { Request-PimRoleActivation $Role -Justification 'Pester' -TicketNumber 'INC-1' -Context ada }

    function New-Plan {
        Set-Content "$TestDrive/plan.yaml" 'version: 1', 'settings:', '  - { role: Teams Reader, activation: { maximumDuration: 2h } }', 'assignments:', '  - { role: Directory Readers, type: Eligible, principal: greg@contoso.com, duration: 30d }'
        New-PimPlan "$TestDrive/plan.yaml" -OutFile "$TestDrive/plan.json" -Context dana
    }

    # The clock goes on between two readings of a view.
    function Get-Line($Objects) {
        ($Objects | Out-String -Width 300) -split '\r?\n' -replace '\s+', ' ' | Where-Object { $_.Trim() -and $_ -notmatch '^ExpiresIn' }
    }

    # As a job sends them: one level deep.
    function Send-Through($Objects, [int] $Depth = 1) {
        [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize(@($Objects), $Depth + 1))
    }
}

AfterAll {
    $env:PIMTOOLS_CONFIG = $saved
    [cultureinfo]::CurrentCulture = $culture
    $null = Disconnect-Pim -All
}

Describe 'Every cmdlet' {
    It 'that puts something out is walked here' {
        (Get-Command -Module PimTools -CommandType Cmdlet).Name | Where-Object { $_ -notin $outputs.Cmdlet -and $_ -notin $silent } | Should -BeNullOrEmpty
    } -TestCases @(@{ outputs = $outputs; silent = $silent })
}

Describe 'What <Cmdlet> puts out' -ForEach $outputs {
    BeforeAll {
        $output = @(& $Does)
    }

    It 'is there, and is of the type that the cmdlet tells' {
        $output | Should -Not -BeNullOrEmpty
        $told = (Get-Command $Cmdlet).OutputType.Type
        $output | Where-Object { $_.PSObject.BaseObject.GetType() -notin $told } | Should -BeNullOrEmpty
    }

    It 'has values in every cell of a CSV file, and no type' {
        $lines = @($output | Group-Object { $_.GetType().Name } | ForEach-Object { $_.Group | ConvertTo-Csv | Select-Object -Skip 1 })

        $lines -match 'PimTools\.|System\.' | Should -BeNullOrEmpty
    }

    It 'is JSON without a cut, without JSON inside, and with words' {
        $json = $output | ConvertTo-Json -WarningVariable cut -WarningAction SilentlyContinue

        $cut | Should -BeNullOrEmpty
        $json | Should -Not -Match '\\"'
        $json | Should -Not -Match 'PimTools\.|System\.'
        foreach ($property in $output[0].PSObject.Properties | Where-Object { $_.Value -is [enum] }) {
            @($json | ConvertFrom-Json)[0].($property.Name) | Should -BeExactly "$($property.Value)"
        }
    }

    It 'looks the same after a job, and after CLIXML' {
        $few = $output | Group-Object { $_.GetType().Name } | ForEach-Object { $_.Group[0] }
        foreach ($one in $few) {
            foreach ($depth in 1, 2) {
                $back = Send-Through $one $depth
                $seen = Get-Line ($back | Format-List)
                Get-Line ($one | Format-List) | Where-Object { $_ -notin $seen } | Should -BeNullOrEmpty
                $seen = Get-Line $back
                Get-Line $one | Where-Object { $_ -notin $seen } | Should -BeNullOrEmpty
            }
        }
    }
}

Describe 'Several requests that wait' {
    It 'are JSON without a cut, with the names and the ids of their approvers' {
        $requests = 'Exchange Administrator', 'Ops-Database' | Request-PimRoleActivation -Justification 'Pester' -Context ada
        $json = $requests | ConvertTo-Json -WarningVariable cut -WarningAction SilentlyContinue
        $null = $requests | Stop-PimRequest -Context ada

        $requests | Should -HaveCount 2
        $cut | Should -BeNullOrEmpty
        foreach ($one in $json | ConvertFrom-Json) {
            $one.Approvers | Should -Be 'Cleo Marchetti'
            $one.ApproverIds | Should -Match '^[0-9a-f-]{36}$'
        }
    }
}

Describe 'Text' {
    BeforeAll {
        $assignments = Get-PimAssignment -Context emil
        $ben = (Get-PimAssignment -Principal ben@contoso.com -Context emil)[0].Principal
    }

    It 'finds the permanent Global Administrators' {
        $assignments | Where-Object Role -EQ 'Global Administrator' | Where-Object IsPermanent | Should -Not -BeNullOrEmpty
    }

    It 'names a principal by <_>' -ForEach 'Ben Okafor', 'BEN OKAFOR', 'ben@contoso.com' {
        $ben -eq $_ | Should -BeTrue
        $ben -ne $_ | Should -BeFalse
        $assignments.Principal -contains $_ | Should -BeTrue
        $_ -in $assignments.Principal | Should -BeTrue
        $assignments.Principal | Should -Contain $_
        @($assignments | Where-Object Principal -EQ $_).Count | Should -BeGreaterThan 0
    }

    It 'fits a name in switch and -like' {
        $found = switch ($ben) { 'ben okafor' { 'found' } default { 'not' } }
        $found | Should -Be 'found'
        $ben -like 'ben o*' | Should -BeTrue
    }

    It 'names roles and scopes by name and id' {
        $one = $assignments | Where-Object ScopeName -EQ 'Helsinki Office' | Select-Object -First 1
        $one.Scope -eq 'helsinki office' | Should -BeTrue
        $one.Scope -eq $one.ScopeId | Should -BeTrue
        $one.Role -eq $one.RoleId | Should -BeTrue
        $one.Role -eq 'Nonsense' | Should -BeFalse
    }

    It 'tells the owner of a group from its member' {
        $owner = Get-PimAssignment -Principal ben@contoso.com -Access Owner -Context dana | Select-Object -First 1
        $owner.Role -eq $owner.RoleName | Should -BeFalse
        $owner.Role -eq "$($owner.RoleName) (owner)" | Should -BeTrue
        $owner.Access | Should -Be 'Owner'
        ($owner | ConvertTo-Csv | ConvertFrom-Csv).Access | Should -Be 'Owner'
    }

    It 'is among requirements' {
        $setting = Get-PimRoleSetting 'Global Administrator' -Kind EntraRole -Context dana
        $setting.Activation.Requires | Should -Contain 'Mfa'
        $setting.Activation.Requires | Should -Not -Contain 'Ticket'
        $setting.Activation.Requires | Should -Be 'Mfa, Justification'
        $setting.Requires | Should -Contain 'Mfa'
        $setting.Assignment.ActiveRequires | Should -Contain 'Justification'
        $setting.Activation.Approvers | Should -Contain 'Cleo Marchetti'
    }
}

Describe 'The state of an assignment' {
    It 'is Eligible, Active, Activated or Scheduled, as the view says' {
        $assignments = Get-PimAssignment -Context emil
        $eligible = @($assignments | Where-Object State -EQ Eligible)

        $eligible.Count | Should -Be @($assignments | Where-Object Type -EQ Eligible).Count
        $eligible.Count | Should -BeGreaterThan 10
        $assignments.State | Sort-Object -Unique | ForEach-Object { "$_" } | Should -BeIn 'Eligible', 'Active', 'Activated', 'Scheduled'
        @($assignments | ConvertTo-Csv | ConvertFrom-Csv | Where-Object State -EQ Eligible).Count | Should -Be $eligible.Count
        @(Send-Through $assignments 2 | Where-Object State -EQ Eligible).Count | Should -Be $eligible.Count
    }
}

Describe 'A request to activate' {
    It 'puts out one kind of object, whatever is active already' {
        $null = Connect-Pim -Emulator -As ada -Name once -Reset
        $null = Request-PimRoleActivation 'User Administrator' -Justification 'Pester' -Context once
        $put = Request-PimRoleActivation -All -Justification 'Pester' -Context once -WarningAction SilentlyContinue

        $put | ForEach-Object { $_.GetType().Name } | Sort-Object -Unique | Should -Be 'PimRequest'
        $put.RoleName | Should -Contain 'User Administrator'
        $put | Where-Object { -not $_.Status -or -not $_.Outcome -or -not $_.End } | Should -BeNullOrEmpty
        ($put | Out-String -Width 120) -split '\r?\n' | Where-Object { $_ -match '^Action\s+Role' } | Should -HaveCount 1
    }
}

Describe 'JSON of a setting' {
    It 'is short' {
        ($settings = Get-PimRoleSetting -Context dana) | Should -Not -BeNullOrEmpty
        $settings | Where-Object { ($_ | ConvertTo-Json).Length -ge 2500 } | ForEach-Object RoleName | Should -BeNullOrEmpty
    }
}

Describe 'A view of an object that lost a property' {
    It 'says so and tells no default' {
        $setting = Get-PimRoleSetting 'Global Administrator' -Kind EntraRole -Context dana | Select-Object RoleName, ScopeName
        $setting.PSObject.TypeNames.Insert(0, 'Deserialized.PimTools.PimRoleSetting')
        $text = $setting | Format-List | Out-String

        foreach ($label in 'Activation longest', 'Activation requires', 'Approval', 'Eligible longest', 'Eligible requires', 'Mails on activation', 'Last modified') {
            $text | Should -Match "(?m)^$label\s+: \?"
        }
    }

    It 'does not take an end that it cannot read for none' {
        $assignment = Send-Through (Get-PimAssignment 'Reports Reader' -Mine -Type Eligible -Kind EntraRole)
        $assignment.End = 'soon'

        $assignment | Format-List | Out-String | Should -Match '(?m)^End\s+: \?'
        $assignment | Out-String | Should -Match '\?\s*$'
        { $assignment | Request-PimRoleActivation -Justification 'Pester' -ErrorAction Stop } | Should -Throw "*End is 'soon'*"
    }
}
