import { UserDirectoryElement } from '../elements/user-directory/user-directory.js';

UserDirectoryElement.define();
