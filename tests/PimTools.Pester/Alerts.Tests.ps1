BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"
    $culture = [cultureinfo]::CurrentCulture
    [cultureinfo]::CurrentCulture = 'en-US'
}

AfterAll {
    [cultureinfo]::CurrentCulture = $culture
    $null = Disconnect-Pim -All
}

Describe 'Get-PimAlert' {
    BeforeAll {
        $null = Connect-Pim -Emulator -As dana -Name dana -Reset
        $all = Get-PimAlert
    }

    It 'lists the alerts of Entra roles and of each subscription, with why and what to do' {
        $all | Should -BeOfType ([PimTools.PimAlert])
        ($all | Where-Object Kind -eq EntraRole).Count | Should -Be 7
        ($all | Where-Object Kind -eq AzureRole).Scope | Select-Object -Unique | Should -Not -BeNullOrEmpty
        $many = $all | Where-Object Name -eq TooManyGlobalAdminsAssignedToTenant
        $many.Severity, $many.IsEnabled, $many.IsConfigurable, $many.Settings['globalAdminCountThreshold'] | Should -Be 'Low', $true, $true, '3'
        $many.MitigationSteps, $many.Title | ForEach-Object { $_ | Should -Not -BeNullOrEmpty }
    }

    It 'counts the incidents as it lists them' {
        foreach ($alert in $all) { @(Get-PimAlert $alert.Name -Scope $alert.ScopeId -Incidents).Count | Should -Be $alert.IncidentCount -Because $alert }
    }

    It 'tells a subscription that is piped in by its name' {
        $scopes = Get-PimScope -Kind AzureRole | Where-Object Type -eq Subscription

        ($scopes | Get-PimAlert DuplicateRoleCreated -Kind AzureRole).Scope | Should -Be @($scopes.DisplayName)
    }

    It 'narrows by name, wildcard, title, kind, scope and activity' {
        (Get-PimAlert Stale*).Name | Should -Be StaleSignIn
        (Get-PimAlert 'Roles are assigned outside of PIM' -Kind EntraRole).Name | Should -Be RolesAssignedOutsidePim
        (Get-PimAlert -Kind EntraRole).Scope | Select-Object -Unique | Should -Be Directory
        (Get-PimAlert -Active).IsActive | Select-Object -Unique | Should -Be $true
        (Get-PimAlert -Active).Count | Should -BeLessThan $all.Count
    }

    It 'raises an alert for an assignment outside of PIM at the next scan, with whom and what' {
        $role = Get-PimRole 'Teams Reader' -Kind EntraRole
        $before = @(Get-PimAlert RolesAssignedOutsidePim -Incidents)
        $null = Invoke-PimRequest -Method POST -Path roleManagement/directory/roleAssignments -Confirm:$false -Body @{
            principalId = (Get-PimAssignment -Principal ben@contoso.com -Kind EntraRole)[0].PrincipalId
            roleDefinitionId = $role.Id; directoryScopeId = '/'
        }
        @(Get-PimAlert RolesAssignedOutsidePim -Incidents).Count | Should -Be $before.Count

        $after = Set-PimAlert RolesAssignedOutsidePim -Refresh -PassThru 6>$null
        $after.IsActive, $after.IncidentCount | Should -Be $true, ($before.Count + 1)
        $one = Get-PimAlert RolesAssignedOutsidePim -Incidents | Where-Object Role -eq 'Teams Reader'
        $one.UserPrincipalName, $one.RoleId, $one.Alert | Should -Be 'ben@contoso.com', $role.Id, 'RolesAssignedOutsidePim'
        $one.Details['assignmentCreatedDateTime'] | Should -Not -BeNullOrEmpty
    }

    It 'says that there are none for groups, and none of that name' {
        { Get-PimAlert -Kind Group -ErrorAction Stop } | Should -Throw '*no alerts for groups*' -ErrorId 'InvalidParameter,*'
        { Get-PimAlert StaleSignin2 -ErrorAction Stop } | Should -Throw "*There is no alert 'StaleSignin2'*" -ErrorId 'InvalidParameter,*'
    }

    It 'goes on with the others where one scope cannot be read, and names it' {
        $null = Connect-Pim -Emulator -As ada -Name ada
        $rows = Get-PimAlert -Context ada -ErrorVariable failures -ErrorAction SilentlyContinue
        $failures[0].FullyQualifiedErrorId | Should -Be 'PermissionMissing,PimTools.Commands.GetPimAlertCommand'
        "$($failures[0])" | Should -BeLike 'The alerts of Contoso * could not be read.*'
        ($rows.Kind | Select-Object -Unique) | Should -Be EntraRole
        $null = Disconnect-Pim ada
        $null = Select-PimContext dana
    }

    It 'is readable in every cell of a file, and breaks no severity in a table of <_> columns' -ForEach 80, 120 {
        (($all | ConvertTo-Csv) + (Get-PimAlert -Incidents | Select-Object * | ConvertTo-Csv)) -join "`n" | Should -Not -Match 'System\.|PimTools\.'
        $table = $all | Format-Table | Out-String -Width $_
        foreach ($word in $all.Severity | Select-Object -Unique) { $table | Should -Match "\b$word\b" }
    }
}

Describe 'Set-PimAlert' {
    BeforeEach { $null = Connect-Pim -Emulator -As dana -Reset }

    It 'dismisses an alert, and says so where it is not active any more' {
        $low = @{ globalAdminCountThreshold = 1; percentageOfGlobalAdminsOutOfRolesThreshold = 1 }
        (Set-PimAlert TooManyGlobal* -Setting $low -Refresh -PassThru 6>$null).IsActive | Should -BeTrue
        Get-PimAlert TooManyGlobal* | Set-PimAlert -Dismiss -WarningVariable warnings
        $warnings | Should -BeNullOrEmpty
        (Get-PimAlert TooManyGlobal*).IsActive | Should -BeFalse
        $null = Connect-Pim -Emulator -As emil -Name emil
        (Find-PimAnomaly AlertSwitchedOff -Context emil).Message | Should -BeLike 'dana@contoso.com: Deactivate PIM alert, *'

        Set-PimAlert TooManyGlobal* -Dismiss -WarningVariable warnings -WarningAction SilentlyContinue
        "$warnings" | Should -Be 'The alert TooManyGlobalAdminsAssignedToTenant at Directory is already as wanted.'
    }

    It 'sets thresholds from what to what, keeps the others, and reads durations' {
        $said = Set-PimAlert TooManyGlobal* -Setting @{ GlobalAdminCountThreshold = 2 } -WhatIf 6>&1 | Out-String
        (Get-PimAlert TooManyGlobal*).Settings['globalAdminCountThreshold'] | Should -Be '3'

        $after = Set-PimAlert TooManyGlobal* -Setting @{ GlobalAdminCountThreshold = 2 } -PassThru
        $after.Settings['globalAdminCountThreshold'], $after.Settings['percentageOfGlobalAdminsOutOfRolesThreshold'] | Should -Be '2', '10'
        (Set-PimAlert RedundantAssignment -Setting @{ duration = '60d' } -PassThru).Settings['duration'] | Should -Be 'P60D'
    }

    It 'switches an alert of Azure off and on' {
        $alert = Get-PimAlert TooManyOwnersAssignedToResource | Select-Object -First 1
        ($alert | Set-PimAlert -Enabled $false -PassThru).IsEnabled | Should -BeFalse
        ($alert | Set-PimAlert -Enabled $true -Setting @{ thresholdNumberOfOwners = 1 } -PassThru).Settings['thresholdNumberOfOwners'] | Should -Be '1'
    }

    It 'refuses <what>' -ForEach @(
        @{ what = 'a threshold that there is not'; do = { Set-PimAlert StaleSignIn -Setting @{ durations = '30d' } -ErrorAction Stop }; says = "*has no setting 'durations'*" }
        @{ what = 'a value of another type'; do = { Set-PimAlert StaleSignIn -Setting @{ duration = 'long' } -ErrorAction Stop }; says = "*is a duration, such as 30d, not 'long'*" }
        @{ what = 'a change of nothing'; do = { Set-PimAlert StaleSignIn -ErrorAction Stop }; says = '*Nothing is to be changed*' }
    ) {
        $do | Should -Throw $says -ErrorId 'InvalidParameter,*'
    }
}
